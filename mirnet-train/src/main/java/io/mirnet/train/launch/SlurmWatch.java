package io.mirnet.train.launch;

import io.mirnet.api.training.LaunchException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Waits for a job, remembers how its tasks stood when last seen, and stops it when asked to. */
final class SlurmWatch {
  /** How soon a wish to stop is noticed. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** The first looks at the queue come sooner than later ones: a sweep may be short. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  /**
   * Time to save, before Slurm ends tasks its own way: SIGTERM, and SIGKILL after its KillWait of
   * 30 seconds. It is less than the command line waits when it is itself told to stop.
   */
  private static final Duration SAVING = Duration.ofSeconds(100);

  /** A controller that is restarted or upgraded is back by then; what runs does not need it. */
  private static final Duration OUTAGE = Duration.ofMinutes(30);

  private final SlurmQueue queue;
  private final SlurmJob job;
  private final Duration poll;
  private final BooleanSupplier over;
  private final Map<OptionalInt, String> states = new HashMap<>();
  private long heard = System.nanoTime();

  /**
   * Makes a watch.
   *
   * @param poll the longest time between two looks at the queue
   * @param over tells, from what the trials wrote down, whether none is left to do; asked where
   *     Slurm does not answer
   */
  SlurmWatch(SlurmQueue queue, SlurmJob job, Duration poll, BooleanSupplier over) {
    this.queue = queue;
    this.job = job;
    this.poll = poll;
    this.over = over;
  }

  /**
   * Returns when no task is left.
   *
   * @param stop asked again and again; when it says true, tasks that wait are taken back and those
   *     that run are told to save and end
   * @return whether it was stopped
   * @throws LaunchException if Slurm does not answer for long
   */
  boolean await(BooleanSupplier stop) throws InterruptedException {
    Duration step = shorter(FIRST, poll);
    while (!isGone()) {
      if (pause(step, stop)) {
        end();
        return true;
      }
      step = shorter(step.multipliedBy(2), poll);
    }
    return false;
  }

  /** Asks the job to end, without waiting for it. */
  void release() throws InterruptedException {
    queue.withdraw(job);
    queue.terminate(job);
  }

  /**
   * Returns how a task stood when it was last seen.
   *
   * @return Slurm's word; empty if it was never seen
   */
  String state(int index) {
    return states.getOrDefault(OptionalInt.of(index), states.getOrDefault(OptionalInt.empty(), ""));
  }

  private void end() throws InterruptedException {
    queue.withdraw(job);
    long asked = System.nanoTime();
    Duration step = shorter(FIRST, poll);
    do {
      queue.terminate(job); // again and again: a task that was just starting did not hear it
      Thread.sleep(step.toMillis());
      step = shorter(step.multipliedBy(2), poll);
      if (isGone()) {
        return;
      }
    } while (since(asked).compareTo(SAVING) < 0);
    queue.cancel(job);
  }

  private boolean isGone() throws InterruptedException {
    Optional<List<SlurmTask>> tasks = queue.tasks(job);
    if (tasks.isEmpty()) {
      if (since(heard).compareTo(OUTAGE) > 0) {
        throw new LaunchException(
            "squeue has not answered for %d minutes; job %s may be running still: run the sweep again when Slurm is back"
                .formatted(OUTAGE.toMinutes(), job.id()));
      }
      return over.getAsBoolean();
    }
    heard = System.nanoTime();
    tasks.get().forEach(task -> states.put(task.index(), task.state()));
    return tasks.get().stream().allMatch(SlurmTask::isEnded);
  }

  /** Waits, and tells whether it was for nothing since a stop is wanted. */
  private static boolean pause(Duration time, BooleanSupplier stop) throws InterruptedException {
    long start = System.nanoTime();
    while (!stop.getAsBoolean()) {
      Duration left = time.minus(since(start));
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      Thread.sleep(shorter(left, LOOK).toMillis());
    }
    return true;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
