package io.mirnet.train.sweep;

/** Tells when a trial is trained and measured as far as its round goes. */
final class Rung {
  private final long until;
  private volatile boolean reached;

  /**
   * Makes one that is not reached.
   *
   * @param until iterations; 0 for a trial that is trained to its end
   */
  Rung(long until) {
    this.until = until;
  }

  /** A trial that was killed when it had reached the rung notices it an iteration later. */
  void stepped(long iteration) {
    reached |= until > 0 && iteration > until;
  }

  void measured(long iteration) {
    reached |= until > 0 && iteration >= until;
  }

  boolean isReached() {
    return reached;
  }
}
