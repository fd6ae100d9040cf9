package io.mirnet.api.training;

import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.List;

/**
 * The run that a learning rate is made for.
 *
 * @param iterations length of the whole run
 * @param patches patch and batch size by iteration
 */
public record RateSpec(long iterations, PatchSchedule patches) {

  /**
   * Counts the samples that a run has seen.
   *
   * @param iteration number of updates done
   * @return the sum of their batch sizes
   */
  public long samplesBefore(long iteration) {
    List<Stage> stages = patches.stages();
    long samples = 0;
    for (int i = 0; i < stages.size(); i++) {
      long end = i + 1 < stages.size() ? stages.get(i + 1).start() : iteration;
      long updates = Math.min(end, iteration) - stages.get(i).start();
      samples += Math.max(0, updates) * stages.get(i).batch();
    }
    return samples;
  }
}
