package io.mirnet.train.metric;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.api.image.Scores;
import io.mirnet.blocks.engine.OutOfMemory;
import io.mirnet.blocks.engine.Script;
import io.mirnet.data.similarity.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The distance of two images by a network in a TorchScript file: {@code forward} takes the restored
 * image and the target as float32 (1, 3, H, W) in [-1, 1], clamped and not rounded, and returns one
 * number. It runs on the CPU, wherever the network that is measured does, and is held as long as
 * the process lasts, as its metric is.
 */
final class Lpips implements Metric {
  static final ScoreKind KIND = new ScoreKind("lpips", "", Direction.LOWER);

  private static final int RGB = 3;

  private final Path file;
  private final NDManager manager;
  private final Script script;

  /**
   * Opens a file.
   *
   * @throws InputException if there is no such file or it is none of TorchScript
   */
  Lpips(Path file) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file + " is no file: lpips needs a TorchScript file of yours; none is downloaded");
    }
    manager = NDManager.newBaseManager(Device.cpu());
    try {
      script = Script.load(manager, Files.readAllBytes(file));
    } catch (EngineException | IOException e) {
      manager.close();
      throw new InputException(
          file
              + " is not a TorchScript file that this engine reads: make one by torch.jit.trace(network, (x, x)).save(...)",
          e);
    }
  }

  @Override
  public Scores score(Image restored, Image target) {
    Definition.requireAlike(restored, target);
    if (restored.channels() != RGB) {
      throw new IllegalArgumentException("this metric measures RGB images, not " + restored);
    }
    try (NDManager inner = manager.newSubManager()) {
      double distance = distance(call(inner, restored, target));
      return new Scores(Map.of(KIND.name(), distance));
    }
  }

  private NDList call(NDManager inner, Image restored, Image target) {
    try {
      return script.call(inner, "forward", planes(restored, inner), planes(target, inner));
    } catch (EngineException e) {
      if (OutOfMemory.isReasonOf(e)) {
        throw e;
      }
      throw new InputException(
          "%s can't measure two images of %dx%d: %s"
              .formatted(file, target.width(), target.height(), lastLine(e.getMessage())),
          e);
    }
  }

  private double distance(NDList made) {
    NDArray only = made.size() == 1 ? made.get(0) : null;
    if (only == null || only.size() != 1) {
      throw new InputException(
          "%s returns %s, not one number: change what it returns"
              .formatted(file, only == null ? made.size() + " arrays" : only.getShape()));
    }
    double distance = only.toType(DataType.FLOAT64, false).toDoubleArray()[0];
    if (!Double.isFinite(distance)) {
      throw new InputException("%s measures %s, which is no distance".formatted(file, distance));
    }
    return distance;
  }

  private static NDArray planes(Image image, NDManager manager) {
    int pixels = image.height() * image.width();
    float[] values = new float[image.length()];
    for (int i = 0; i < values.length; i++) {
      float clamped = Math.min(1, Math.max(0, image.value(i)));
      values[i % RGB * pixels + i / RGB] = 2 * clamped - 1;
    }
    return manager.create(values, new Shape(1, RGB, image.height(), image.width()));
  }

  private static String lastLine(String message) {
    return message.strip().lines().reduce((first, second) -> second).orElse("");
  }
}
