package io.mirnet.api.training;

import java.util.function.BooleanSupplier;

/** Sees to it that the trials of a sweep run, wherever that may be. */
@FunctionalInterface
public interface Launcher {

  /**
   * Starts a process for each trial and waits until all have ended. What became of a trial stands
   * in its folder; a trial that fails must not keep others from running.
   *
   * @param spec the trials and how to run one
   * @param stop asked again and again; when it says true, running trials are told to stop (SIGTERM,
   *     on which they save) and no more are started
   * @throws LaunchException if trials could not be brought to their end
   * @throws InterruptedException if the thread is interrupted
   */
  void launch(LaunchSpec spec, BooleanSupplier stop) throws InterruptedException;
}
