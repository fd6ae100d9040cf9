package io.mirnet.api;

/** DJL's reports of its use, which its engine sends off when it starts unless it is told not to. */
public final class Telemetry {
  /** What DJL looks for, as a variable of the environment or a system property. */
  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private Telemetry() {}

  /**
   * Tells DJL not to call out, for this process. Whatever loads plugins or makes a network does; a
   * program that starts the engine before both calls this first. What was set before stays.
   */
  public static void optOut() {
    if (System.getProperty(OPT_OUT) == null) {
      System.setProperty(OPT_OUT, "true");
    }
  }
}
