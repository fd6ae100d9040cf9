package io.mirnet.blocks.restore;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.engine.OutOfMemory;

/**
 * Restores images of any size. The image is padded on the right and at the bottom to the multiple
 * that the network needs, by reflection (by the edge pixel where an image is too small to reflect),
 * and cropped after. Large images go through in tiles that fade into each other.
 *
 * <p>Not for use by several threads; the network stays the caller's to close.
 */
public final class Restorer {
  private final Forward network;
  private final Tiling tiling;
  private final boolean selfEnsemble;
  private final ChannelsLast channelsLast = new ChannelsLast();

  /**
   * Makes a restorer.
   *
   * @param network how the network computes
   * @param tiling how large images are cut
   */
  public Restorer(Forward network, Tiling tiling) {
    this(network, tiling, false);
  }

  /**
   * Makes a restorer that may turn each image.
   *
   * @param network how the network computes
   * @param tiling how large images are cut
   * @param selfEnsemble whether the result is the mean over eight turns of the image, or over the
   *     four that two views of a dual-pixel sensor allow
   */
  public Restorer(Forward network, Tiling tiling, boolean selfEnsemble) {
    this.network = network;
    this.tiling = tiling;
    this.selfEnsemble = selfEnsemble;
  }

  /** Hears of progress. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Is told when a tile is done.
     *
     * @param done tiles done so far
     * @param total all tiles of the image
     */
    void tile(int done, int total);
  }

  /**
   * Restores an image.
   *
   * @param input the degraded image, with the network's number of input channels
   * @return a float image of the same size, clamped to [0, 1]
   * @throws InputException if the image has another number of channels than the network takes, or
   *     there is not enough memory for it
   * @throws NotFiniteException if the result has values that are no numbers
   */
  public Image restore(Image input) {
    return restore(input, (done, total) -> {});
  }

  /**
   * Restores an image and reports progress.
   *
   * @param input the degraded image, with the network's number of input channels
   * @param progress hears of each tile
   * @return a float image of the same size, clamped to [0, 1]
   * @throws InputException if the image has another number of channels than the network takes, or
   *     there is not enough memory for it
   * @throws NotFiniteException if the result has values that are no numbers
   */
  public Image restore(Image input, Progress progress) {
    if (input.channels() != network.images().inChannels()) {
      throw new InputException(
          "the network takes images of %d channels, this one has %d%s"
              .formatted(
                  network.images().inChannels(),
                  input.channels(),
                  network.images().inChannels() == 6
                      ? "; give it the left and the right view of a dual-pixel sensor"
                      : ""));
    }
    try {
      return selfEnsemble ? ensemble(input, progress) : once(input, progress);
    } catch (EngineException | OutOfMemoryError e) {
      if (OutOfMemory.isReasonOf(e)) {
        throw new InputException(
            "there is not enough memory for %dx%d pixels%s; use smaller tiles: --tile 256, or 'tile' of a validation set"
                .formatted(
                    input.width(),
                    input.height(),
                    tiling.size() == 0 ? " at once" : " in tiles of " + tiling.size()),
            e);
      }
      throw e;
    }
  }

  private Image ensemble(Image input, Progress progress) {
    SelfEnsemble turns = new SelfEnsemble(input);
    return turns.mean(
        (turn, turned) ->
            once(
                turned,
                (done, total) -> progress.tile(turn * total + done, turns.count() * total)));
  }

  private Image once(Image input, Progress progress) {
    int multiple = network.images().multiple();
    AxisTiles rows = new AxisTiles(Border.roundUp(input.height(), multiple), tiling, multiple);
    AxisTiles columns = new AxisTiles(Border.roundUp(input.width(), multiple), tiling, multiple);
    int outChannels = network.images().outChannels();
    float[] sum = new float[Math.multiplyExact(input.height() * input.width(), outChannels)];
    for (int r = 0; r < rows.count(); r++) {
      for (int c = 0; c < columns.count(); c++) {
        float[] restored = run(cut(input, rows, r, columns, c), rows.length(), columns.length());
        add(restored, sum, input, rows, r, columns, c);
        progress.tile(r * columns.count() + c + 1, rows.count() * columns.count());
      }
    }
    for (int i = 0; i < sum.length; i++) {
      if (!Float.isFinite(sum[i])) {
        throw new NotFiniteException(
            "the network's result has values that are no numbers (%s): its weights are damaged or its training diverged; use another checkpoint, or --precision float32"
                .formatted(sum[i]));
      }
      sum[i] = Math.min(1, Math.max(0, sum[i]));
    }
    return Image.of(input.height(), input.width(), outChannels, sum);
  }

  private float[] run(float[] tile, int height, int width) {
    try (NDManager manager = network.manager().newSubManager()) {
      Shape shape = new Shape(1, network.images().inChannels(), height, width);
      NDArray output = network.evaluate(channelsLast.toArray(manager, tile, shape));
      return ChannelsLast.values(output);
    }
  }

  private static float[] cut(Image image, AxisTiles rows, int r, AxisTiles columns, int c) {
    int channels = image.channels();
    float[] tile = new float[rows.length() * columns.length() * channels];
    int to = 0;
    for (int i = 0; i < rows.length(); i++) {
      int y = Border.reflect(rows.start(r) + i, image.height());
      for (int j = 0; j < columns.length(); j++) {
        int x = Border.reflect(columns.start(c) + j, image.width());
        int from = (y * image.width() + x) * channels;
        for (int k = 0; k < channels; k++) {
          tile[to++] = image.value(from + k);
        }
      }
    }
    return tile;
  }

  private void add(
      float[] tile, float[] sum, Image image, AxisTiles rows, int r, AxisTiles columns, int c) {
    int channels = network.images().outChannels();
    int height = Math.min(rows.length(), image.height() - rows.start(r));
    int width = Math.min(columns.length(), image.width() - columns.start(c));
    for (int i = 0; i < height; i++) {
      int to = ((rows.start(r) + i) * image.width() + columns.start(c)) * channels;
      int from = i * columns.length() * channels;
      for (int j = 0; j < width; j++) {
        float weight = rows.weight(r, i) * columns.weight(c, j);
        for (int k = 0; k < channels; k++) {
          sum[to++] += weight * tile[from++];
        }
      }
    }
  }
}
