package io.mirnet.data.benchmark;

import io.mirnet.api.image.Image;
import io.mirnet.data.matlab.MatWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The file that SIDD's benchmark takes, {@code SubmitSrgb.mat}, with the variables of the
 * benchmark's own code (SIDD_Benchmark_Code v1.1): {@code DenoisedBlocksSrgb}, a cell of
 * photographs x blocks of single in [0, 1]; {@code TimeMPSrgb}, the seconds for 1024x1024 pixels;
 * and {@code OptionalData}, texts on the method.
 */
public final class SiddSubmission {
  /** The pixels that the benchmark's time is counted for. */
  private static final double MEGAPIXEL = 1024 * 1024;

  private SiddSubmission() {}

  /**
   * Restores all blocks and writes the file. One block is held at a time.
   *
   * @param path the file to write
   * @param blocks the noisy blocks
   * @param restore restores one
   */
  public static void write(Path path, Blocks blocks, UnaryOperator<Image> restore) {
    Image first = blocks.picture(0);
    int[] size = {first.height(), first.width(), first.channels()};
    long[] nanoseconds = {0};
    MatWriter.write(
        path,
        file -> {
          file.pictures(
              "DenoisedBlocksSrgb",
              blocks.photographs(),
              blocks.blocks(),
              place -> size,
              place -> {
                int photograph = place % blocks.photographs();
                int block = place / blocks.photographs();
                Image noisy = blocks.picture(photograph * blocks.blocks() + block);
                long start = System.nanoTime();
                Image restored = restore.apply(noisy);
                nanoseconds[0] += System.nanoTime() - start;
                return restored;
              });
          double pixels = (double) size[0] * size[1] * blocks.size();
          file.number("TimeMPSrgb", nanoseconds[0] * 1e-9 * MEGAPIXEL / pixels);
          file.texts("OptionalData", method());
        });
  }

  /** The fields that the benchmark's code suggests. */
  private static Map<String, String> method() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("MethodName", "mirnet");
    fields.put("Authors", "");
    fields.put("PaperTitle", "");
    fields.put("Venue", "");
    return fields;
  }
}
