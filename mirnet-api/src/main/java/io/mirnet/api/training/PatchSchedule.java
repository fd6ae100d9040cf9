package io.mirnet.api.training;

/** Patch and batch size as a function of the iteration. */
@FunctionalInterface
public interface PatchSchedule {

  /**
   * Returns what iteration {@code iteration} trains on.
   *
   * @param iteration number of updates done before, from 0
   * @return patch and batch size
   */
  Stage at(long iteration);

  /**
   * Sizes of one stage.
   *
   * @param patch side of the square patch, in pixels
   * @param batch patches in a batch, over all devices
   */
  record Stage(int patch, int batch) {}
}
