package io.mirnet.cli.image;

import ai.djl.Device;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.model.WeightKind;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.cli.console.DeviceOption;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.train.execution.Computation;
import io.mirnet.train.execution.Computed;
import io.mirnet.train.execution.Execution;
import io.mirnet.train.execution.Precision;
import io.mirnet.train.step.EngineSettings;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which network runs, where, and in how large pieces. */
final class ModelOptions {
  @Mixin private DeviceOption device;

  @Option(
      names = "--threads",
      defaultValue = "0",
      paramLabel = "N",
      description = "CPU threads; 0 for one for each core.")
  private int threads;

  @Option(
      names = "--execution",
      defaultValue = "auto",
      paramLabel = "HOW",
      description =
          "auto, eager or compiled: by DJL's blocks or by a script of the network (default: ${DEFAULT-VALUE}).")
  private Execution execution;

  @Option(
      names = "--precision",
      defaultValue = "auto",
      paramLabel = "TYPE",
      description =
          "auto, float32 or bfloat16; auto is bfloat16 where the device has units for it (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--tile",
      defaultValue = "0",
      paramLabel = "PIXELS",
      description =
          "Cuts images into tiles of this side, which bounds memory; 0 for whole images, auto for the largest that the machine's free memory has room for.")
  private String tile;

  @Option(
      names = "--overlap",
      defaultValue = "32",
      paramLabel = "PIXELS",
      description = "Pixels over which tiles fade into each other (default: ${DEFAULT-VALUE}).")
  private int overlap;

  @Option(
      names = "--weights",
      defaultValue = "average",
      paramLabel = "KIND",
      description =
          "raw or average: which weights are meant where the file has a moving average of them too (default: ${DEFAULT-VALUE}).")
  private WeightKind weights;

  @Option(
      names = "--self-ensemble",
      description =
          "Restores each image in 8 flips and rotations (4 where it has two views) and takes the mean, in 8 times the time.")
  private boolean selfEnsemble;

  /** Loads a model file, or the best checkpoint of a run directory. */
  Network load(Path model, ConfigurationReader configurations, Terminal terminal) {
    if (threads < 0) {
      throw new UsageException(
          "--threads " + threads + ": a number of threads, or 0 for all cores");
    }
    EngineSettings.apply(threads);
    Device where = device.device();
    device.warning().ifPresent(text -> terminal.line("warning: " + text));
    return new ModelFiles(configurations).load(model, where, weights, terminal::line);
  }

  /** Makes a network ready to restore, as was asked for. */
  Restorer restorer(Network network, Terminal terminal) {
    int side = tile.equals("auto") ? 0 : pixels();
    if (side < 0 || overlap < 0 || (side > 0 && overlap > side / 2)) {
      throw new UsageException(
          "--tile %d --overlap %d: the overlap may be half a tile at most"
              .formatted(side, overlap));
    }
    Computed computed = new Computation(execution, precision).of(network);
    if (!computed.isUsual()) {
      terminal.line("execution: " + computed);
    }
    if (tile.equals("auto")) {
      boolean compiled = computed.computation().execution() == Execution.COMPILED;
      side = Math.max(FreeMemory.tile(network, compiled), 2 * overlap);
      terminal.line("tiles of up to %d pixels".formatted(side));
    }
    Tiling tiling = side == 0 ? Tiling.NONE : new Tiling(side, overlap);
    return new Restorer(computed.forward(), tiling, selfEnsemble);
  }

  private int pixels() {
    try {
      return Integer.parseInt(tile);
    } catch (NumberFormatException e) {
      throw new UsageException("--tile " + tile + ": a number of pixels, 0 or auto");
    }
  }
}
