package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.data.batch.Pad;
import io.mirnet.data.file.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a training set against a run before it starts, so that no picture ends it in the middle:
 * whether each is as large as the largest patch that the run comes to, and has the network's
 * channels. Goes by {@link PairedImages#dimensions}; pairs that don't tell are left to the moment
 * they are drawn.
 */
public final class PairsCheck {
  private final Stage largest;
  private final Pad pad;
  private final ImageSpec network;

  /**
   * Makes the check.
   *
   * @param patches patch and batch size by iteration
   * @param iterations length of the run: stages that start later don't count
   * @param pad what is done with a picture that is smaller than the patch
   * @param network what images the network takes
   */
  public PairsCheck(PatchSchedule patches, long iterations, Pad pad, ImageSpec network) {
    this.largest =
        patches.stages().stream()
            .filter(stage -> stage.start() < iterations)
            .max(
                Comparator.comparingInt(Stage::patch)
                    .thenComparing(Stage::start, Comparator.reverseOrder()))
            .orElseThrow();
    this.pad = pad;
    this.network = network;
  }

  /**
   * Looks at all pairs.
   *
   * @param pairs the training set
   * @throws InputException if pictures are too small or have other channels than the network; names
   *     ten of each and counts them
   */
  public void require(PairedImages pairs) {
    List<String> other = new ArrayList<>();
    List<String> small = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Optional<Dimensions> told = pairs.dimensions(i);
      if (told.isEmpty()) {
        continue;
      }
      Dimensions pair = told.get();
      if (pair.inputChannels() != network.inChannels()
          || pair.targetChannels() != network.outChannels()) {
        other.add(
            "%s %d and %d".formatted(pairs.name(i), pair.inputChannels(), pair.targetChannels()));
      }
      if (pad == Pad.NONE && Math.min(pair.width(), pair.height()) < largest.patch()) {
        small.add("%s %dx%d".formatted(pairs.name(i), pair.width(), pair.height()));
      }
    }
    List<String> problems = new ArrayList<>();
    if (!other.isEmpty()) {
      problems.add(
          "pairs with other channels than the network, which takes %d and makes %d (%d of %d): %s; change model.in_channels and model.out_channels, or colour of data.train"
              .formatted(
                  network.inChannels(),
                  network.outChannels(),
                  other.size(),
                  pairs.size(),
                  Listing.of(other)));
    }
    if (!small.isEmpty()) {
      problems.add(
          "pictures smaller than the largest patch, %d from iteration %d on (%d of %d): %s; %s"
              .formatted(
                  largest.patch(),
                  largest.start(),
                  small.size(),
                  pairs.size(),
                  Listing.of(small),
                  Pad.REMEDY));
    }
    if (!problems.isEmpty()) {
      throw new InputException(
          "the training set doesn't fit the run:\n  " + String.join("\n  ", problems));
    }
  }
}
