package io.mirnet.train.sweep;

import io.mirnet.train.run.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is known of a trial, as it stands in {@code state.json}.
 *
 * @param status waiting, running, complete, failed or diverged
 * @param attempt how often it was begun, from 1; 0 if never
 * @param host the machine
 * @param pid the process
 * @param heartbeat when the process last said that it lives, ISO 8601
 * @param iteration updates done
 * @param iterations updates of the whole trial
 * @param message why it failed; empty otherwise
 * @param score what the last validation said, as in {@code PSNR 26.02 dB}; empty before
 */
public record TrialState(
    Status status,
    int attempt,
    String host,
    long pid,
    String heartbeat,
    long iteration,
    long iterations,
    String message,
    String score) {
  /** Time between heartbeats. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** After so long without a heartbeat a process is taken for dead. Clocks of machines differ. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  /** The state of a trial that was never begun. */
  static final TrialState NEW = new TrialState(Status.WAITING, 0, "", 0, "", 0, 0, "", "");

  /** What may become of a trial. */
  public enum Status {
    /** Not begun, or begun and interrupted. */
    WAITING,
    /** A process is at it. */
    RUNNING,
    /** Trained and measured as far as a search wanted; it may want more of it. */
    PAUSED,
    /** Trained to the end and measured. */
    COMPLETE,
    /** Ended by an error; a rerun tries again. */
    FAILED,
    /** Loss or gradients were not finite; a rerun would end the same. */
    DIVERGED
  }

  /** What a file may hold is checked: it may have been torn or edited. */
  public TrialState {
    score = score == null ? "" : score; // states of before there was one
    Stream.of(status, host, message).forEach(Objects::requireNonNull);
    if (attempt < 0 || iteration < 0 || iterations < 0) {
      throw new IllegalArgumentException("a trial of less than no iterations");
    }
    if (status == Status.RUNNING || !heartbeat.isEmpty()) {
      Instant.parse(heartbeat);
    }
  }

  /**
   * Returns how it stands at a time: a process that fell silent was interrupted. A sign of life
   * from further in the future than silence lasts is none: a clock is wrong, of that machine or of
   * this one, and nobody could wait for it. A trial that runs all the same holds its lock; and
   * where locks end at the machine's edge, both end with the same result.
   */
  TrialState at(Instant now) {
    if (status != Status.RUNNING) {
      return this;
    }
    Duration since = Duration.between(Instant.parse(heartbeat), now);
    if (since.abs().compareTo(SILENCE) <= 0) {
      return this;
    }
    return with(
        Status.WAITING,
        since.isNegative()
            ? "interrupted, or a clock is wrong: its last sign of life is of " + heartbeat
            : "interrupted");
  }

  /** Tells whether another machine has it. Locks of a file system may end at the machine's edge. */
  boolean elsewhere() {
    return status == Status.RUNNING && !host.equals(Owner.self().host());
  }

  TrialState with(Status next, String why) {
    return new TrialState(
        next, attempt, host, pid, Instant.now().toString(), iteration, iterations, why, score);
  }

  TrialState scored(String last) {
    return new TrialState(
        status, attempt, host, pid, heartbeat, iteration, iterations, message, last);
  }

  TrialState reached(long now, long of) {
    return new TrialState(
        status, attempt, host, pid, Instant.now().toString(), now, of, message, score);
  }

  /**
   * Tells whether nothing is left to do, as far as is decided.
   *
   * @return true for complete, paused and diverged trials
   */
  public boolean over() {
    return status == Status.COMPLETE || status == Status.PAUSED || status == Status.DIVERGED;
  }
}
