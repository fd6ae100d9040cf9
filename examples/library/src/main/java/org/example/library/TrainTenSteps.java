package org.example.library;

import ai.djl.engine.Engine;
import io.mirnet.api.Choice;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.GradientClip;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.RateSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.context.RcbOptions;
import io.mirnet.blocks.context.RcbProvider;
import io.mirnet.blocks.fusion.SkffOptions;
import io.mirnet.blocks.fusion.SkffProvider;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.network.MirNetV2Options;
import io.mirnet.blocks.network.MirNetV2Provider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.data.augmentation.FlipRotateOptions;
import io.mirnet.data.augmentation.FlipRotateProvider;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.Pad;
import io.mirnet.data.degradation.NoiseOptions;
import io.mirnet.data.degradation.NoiseProvider;
import io.mirnet.data.degradation.option.Values;
import io.mirnet.data.set.GeneratedOptions;
import io.mirnet.data.set.GeneratedProvider;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.clip.GlobalNormOptions;
import io.mirnet.train.clip.GlobalNormProvider;
import io.mirnet.train.loss.CharbonnierOptions;
import io.mirnet.train.loss.CharbonnierProvider;
import io.mirnet.train.optimizer.AdamOptions;
import io.mirnet.train.optimizer.AdamProvider;
import io.mirnet.train.schedule.CosineOptions;
import io.mirnet.train.schedule.CosineProvider;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import io.mirnet.train.step.Update;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Trains a small MIRNet-v2 for ten steps and saves it: {@code java ... TrainTenSteps
 * MODEL.safetensors}. Every part is made by its constructor or its provider; in the place of each
 * may stand a class of your own that implements the same interface.
 */
public final class TrainTenSteps {
  private static final int STEPS = 10;
  private static final long SEED = 100;

  private TrainTenSteps() {}

  /**
   * Trains and saves.
   *
   * @param args the model file to write
   */
  public static void main(String[] args) {
    EngineSettings.apply(0); // threads: one for each core
    try (Network network = Network.create(model(), Engine.getInstance().defaultDevice(), SEED)) {
      train(network);
      ModelFiles.save(Path.of(args[0]), network);
    }
  }

  /**
   * MIRNet-v2 of 16 channels instead of 80, with two groups of one block instead of four of two.
   */
  static Choice<ModelProvider<?>> model() {
    Providers providers = Plugins.load(TrainTenSteps.class.getClassLoader());
    MirNetV2Options options =
        new ConfigurationReader(providers)
            .defaults(MirNetV2Options.class) // the released network
            .withWidth(16)
            .withGroups(List.of(1, 2), 1)
            .withBlocks(
                new Choice<>(new SkffProvider(), new SkffOptions(8)),
                new Choice<>(new RcbProvider(), new RcbOptions()));
    return new Choice<>(new MirNetV2Provider(), options);
  }

  /**
   * Trains a network on generated scenes with noise.
   *
   * @param network any network of three channels
   * @return the loss of each step
   */
  static List<Double> train(Network network) {
    Choice<DegradationProvider<?>> noise =
        new Choice<>(new NoiseProvider(), new NoiseOptions(List.of(15.0, 50.0), Values.LEVELS));
    PairedImages scenes =
        new GeneratedProvider()
            .create(
                new GeneratedOptions(8, 1, 96, noise),
                new DataSetSpec(Optional.empty(), SEED, Use.TRAINING));
    PatchSchedule patches = () -> List.of(new PatchSchedule.Stage(0, 32, 4));
    Augmentation turns = new FlipRotateProvider().create(new FlipRotateOptions());
    BatchSource batches = new BatchSource(scenes, patches, List.of(turns), Pad.NONE, SEED);

    ImageLoss loss =
        new CharbonnierProvider()
            .create(new CharbonnierOptions(1e-3), new LossSpec(network.manager()));
    LearningRate rate =
        new CosineProvider().create(new CosineOptions(1e-3, 1e-6), new RateSpec(STEPS, patches));
    Optimizer adam =
        new AdamProvider()
            .create(
                new AdamOptions(List.of(0.9, 0.999), 1e-8, 0),
                OptimizerSpec.of(network.manager(), network.parameters().trained()));
    GradientClip clip = new GlobalNormProvider().create(new GlobalNormOptions(1));
    Update update = new Update(clip, adam, Optional.empty()); // no average of the weights
    TrainingStep step = new TrainingStep(List.of(new Replica(network, loss)), update, 0, SEED);

    return LongStream.range(0, STEPS)
        .mapToObj(n -> step.run(batches.apply(n), rate.at(n), n).loss())
        .toList();
  }
}
