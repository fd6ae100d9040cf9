package io.mirnet.api.training;

import java.nio.file.Path;
import java.util.List;

/**
 * What a launcher is given.
 *
 * @param folder the sweep's directory; a trial's own folder is {@code trials/ID} in it
 * @param trials ids of the trials that are not complete, in the order in which they should start
 * @param command a command that runs one trial to its end in a process of its own, once the id is
 *     added as the last word. Running a trial that is complete, or that another process runs, does
 *     no harm
 * @param threads threads that each trial computes with on a CPU
 */
public record LaunchSpec(Path folder, List<String> trials, List<String> command, int threads) {
  /** Copies the lists. */
  public LaunchSpec {
    trials = List.copyOf(trials);
    command = List.copyOf(command);
  }
}
