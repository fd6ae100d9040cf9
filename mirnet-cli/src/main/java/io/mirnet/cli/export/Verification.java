package io.mirnet.cli.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.restore.Border;
import io.mirnet.blocks.weights.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Holds an exported file against the network that it was made of, on images of several sizes.
 *
 * @param network computes eagerly
 * @param exported what was written
 */
record Verification(Network network, ExportedNetwork exported) {
  /**
   * Largest difference that is let pass, where values are about 1; of larger ones in proportion.
   */
  static final double TOLERANCE = 1e-4;

  /**
   * What was found.
   *
   * @param difference the largest
   * @param shapes of the images
   */
  record Result(double difference, List<Shape> shapes) {}

  /**
   * Runs both.
   *
   * @throws ExportException if they differ by more than {@link #TOLERANCE}, or in shape
   */
  Result of(ExportedModel model) {
    double largest = 0;
    List<Shape> shapes = shapes();
    for (Shape shape : shapes) {
      Tensor images = images(shape);
      Tensor actual = model.run(images);
      Tensor expected = expected(images);
      if (!actual.shape().equals(expected.shape())) {
        throw new ExportException(
            "the export is refused: of images %s it makes %s, and mirnet %s"
                .formatted(shape, actual.shape(), expected.shape()));
      }
      largest = Math.max(largest, difference(actual.values(), expected.values()));
    }
    if (!(largest <= TOLERANCE)) { // also where it is no number
      throw new ExportException(
          "the export is refused: it differs from mirnet by %.2g, more than %.0e"
              .formatted(largest, TOLERANCE));
    }
    return new Result(largest, shapes);
  }

  /** Two sizes that are multiples, and one of any size where that is taken. */
  private List<Shape> shapes() {
    int channels = network.images().inChannels();
    int multiple = exported.multiple();
    long side = Border.roundUp(32, multiple);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Shape(1, channels, side, side + multiple));
    shapes.add(new Shape(2, channels, side + 2L * multiple, side));
    if (exported.pads()) {
      shapes.add(new Shape(1, channels, side + 1, side + 2L * multiple - 1));
    }
    return shapes;
  }

  private static Tensor images(Shape shape) {
    SplittableRandom random = new SplittableRandom(shape.size());
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new Tensor(shape, values);
  }

  /** Images are padded as the file is to do it. */
  private Tensor expected(Tensor images) {
    Shape shape = images.shape();
    int rows = (int) shape.get(2);
    int columns = (int) shape.get(3);
    int height = Border.roundUp(rows, exported.multiple());
    int width = Border.roundUp(columns, exported.multiple());
    Shape whole = new Shape(shape.get(0), shape.get(1), height, width);
    float[] interleaved = new float[Math.toIntExact(whole.size())];
    int to = 0;
    for (int n = 0; n < shape.get(0); n++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < shape.get(1); c++) {
            long plane = (n * shape.get(1) + c) * rows;
            long row = (plane + Border.reflect(y, rows)) * columns;
            interleaved[to++] = images.values()[(int) (row + Border.reflect(x, columns))];
          }
        }
      }
    }
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray output = network.evaluate(new ChannelsLast().toArray(manager, interleaved, whole));
      NDArray cropped =
          exported.pads() ? output.get(":, :, :{}, :{}", shape.get(2), shape.get(3)) : output;
      return new Tensor(cropped.getShape(), cropped.toFloatArray());
    }
  }

  private static double difference(float[] actual, float[] expected) {
    double largest = 0;
    double scale = 1;
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, Math.abs((double) actual[i] - expected[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    return largest / scale;
  }
}
