package io.mirnet.cli.benchmark;

import io.mirnet.cli.console.UsageException;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how large the images and batches are. */
final class Sizes {
  @Option(
      names = "--size",
      split = ",",
      defaultValue = "256",
      paramLabel = "PIXELS",
      description =
          "Sides of the images that are restored, one at a time (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Option(
      names = "--patch",
      split = ",",
      defaultValue = "64",
      paramLabel = "PIXELS",
      description = "Sides of the samples of a training step (default: ${DEFAULT-VALUE}).")
  private List<Integer> patches;

  @Option(
      names = "--batch",
      split = ",",
      defaultValue = "2",
      paramLabel = "N",
      description = "Samples of a training step (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches;

  List<Integer> sizes() {
    return sizes;
  }

  List<Integer> patches() {
    return patches;
  }

  List<Integer> batches() {
    return batches;
  }

  /** Refuses what the network can't compute, before anything is measured. */
  void require(int multiple) {
    requireMultiples("--size", sizes, multiple);
    requireMultiples("--patch", patches, multiple);
    for (int batch : batches) {
      if (batch < 1) {
        throw new UsageException("--batch %d must be 1 or more".formatted(batch));
      }
    }
  }

  private static void requireMultiples(String option, List<Integer> sides, int multiple) {
    for (int side : sides) {
      if (side < 1 || side % multiple != 0) {
        throw new UsageException(
            "%s %d must be a multiple of %d".formatted(option, side, multiple));
      }
    }
  }
}
