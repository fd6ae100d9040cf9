package io.mirnet.api.training;

/** The learning rate as a function of the iteration. */
@FunctionalInterface
public interface LearningRate {

  /**
   * Returns the rate of an update.
   *
   * @param iteration number of updates done before, from 0
   * @return the learning rate
   */
  double at(long iteration);
}
