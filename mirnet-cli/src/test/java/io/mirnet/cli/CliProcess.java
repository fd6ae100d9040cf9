package io.mirnet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The command line as a process of its own. Bits depend on the number of threads, so that it takes
 * as many as this one.
 */
public final class CliProcess {
  private CliProcess() {}

  /** A command to be started. */
  public static ProcessBuilder of(String... arguments) {
    return java(Main.class, arguments);
  }

  /** Another program of the tests. */
  static ProcessBuilder java(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dai.djl.pytorch.num_threads=" + Integer.getInteger("ai.djl.pytorch.num_threads"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    Collections.addAll(command, arguments);
    return new ProcessBuilder(command);
  }
}
