package io.mirnet.train.assembly;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.data.set.PairsCheck;
import io.mirnet.train.config.DataOptions;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.config.TrainOptions;

/** The pairs that an experiment trains on, before there are networks or a run. */
public final class TrainingSet {
  private TrainingSet() {}

  /**
   * Opens the training set.
   *
   * @param options where pairs come from
   * @param seed the seed of the run
   * @return the pairs, not cached
   * @throws InputException if files are missing or don't match
   */
  public static PairedImages open(DataOptions options, long seed) {
    return DataSetProvider.build(
        options.train(), new DataSetSpec(options.root(), seed, Use.TRAINING));
  }

  /**
   * Holds the training set against the whole run.
   *
   * @param experiment a checked configuration
   * @param pairs its training set
   * @throws InputException if pictures are smaller than a patch that the run comes to, or have
   *     other channels than the network; lists them
   */
  public static void require(Experiment experiment, PairedImages pairs) {
    TrainOptions train = experiment.train();
    new PairsCheck(
            PatchScheduleProvider.build(train.patches(), train.iterations()),
            train.iterations(),
            experiment.data().pad(),
            ModelProvider.imagesOf(experiment.model()))
        .require(pairs);
  }
}
