package io.mirnet.api.training;

import java.util.List;

/** Patch and batch size by iteration, as a list of stages. */
@FunctionalInterface
public interface PatchSchedule {

  /**
   * Returns the stages.
   *
   * @return at least one; the first starts at iteration 0, each later one after the one before it;
   *     the last lasts to the end of the run
   */
  List<Stage> stages();

  /**
   * Returns what an iteration trains on.
   *
   * @param iteration number of updates done before, from 0
   * @return the stage it belongs to
   */
  default Stage at(long iteration) {
    List<Stage> stages = stages();
    int last = 0;
    while (last + 1 < stages.size() && stages.get(last + 1).start() <= iteration) {
      last++;
    }
    return stages.get(last);
  }

  /**
   * A stage.
   *
   * @param start its first iteration, from 0
   * @param patch side of the square patch, in pixels
   * @param batch patches in a batch, over all devices
   */
  record Stage(long start, int patch, int batch) {}
}
