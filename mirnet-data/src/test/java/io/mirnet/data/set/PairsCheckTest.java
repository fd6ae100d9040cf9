package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.data.batch.Pad;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairsCheckTest {
  private static final ImageSpec RGB = new ImageSpec(3, 3, 4);

  private static final PatchSchedule GROWING =
      () -> List.of(new Stage(0, 64, 8), new Stage(240_000, 128, 2), new Stage(250_000, 96, 2));

  @Test
  void picturesAsLargeAsTheLargestPatchPass() {
    assertThatCode(() -> check(300_000, Pad.NONE).require(sizes(rgb(128, 128), rgb(500, 129))))
        .doesNotThrowAnyException();
  }

  @Test
  void picturesSmallerThanTheLargestPatchOfAnyStageAreListed() {
    PairedImages pairs = sizes(rgb(128, 100), rgb(128, 128), rgb(63, 500));
    assertThatThrownBy(() -> check(300_000, Pad.NONE).require(pairs))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "smaller than the largest patch, 128 from iteration 240000 on (2 of 3): n0 100x128, n2 500x63; ")
        .hasMessageContaining("choose smaller patches")
        .hasMessageContaining("data.train.pad=reflect");
  }

  @Test
  void stagesThatTheRunDoesNotComeToDoNotCount() {
    PairedImages pairs = sizes(rgb(64, 64), rgb(63, 64));
    assertThatThrownBy(() -> check(240_000, Pad.NONE).require(pairs))
        .hasMessageContaining("largest patch, 64 from iteration 0 on (1 of 2): n1 64x63;");
  }

  @Test
  void picturesThatArePaddedMayBeSmall() {
    assertThatCode(() -> check(300_000, Pad.REFLECT).require(sizes(rgb(1, 1))))
        .doesNotThrowAnyException();
  }

  @Test
  void tenNamesAreGivenAndTheRestCounted() {
    Dimensions[] many = Collections.nCopies(1234, rgb(8, 8)).toArray(Dimensions[]::new);
    assertThatThrownBy(() -> check(1, Pad.NONE).require(sizes(many)))
        .hasMessageContaining("(1234 of 1234): n0 8x8, ")
        .hasMessageContaining("n9 8x8 and 1224 more; ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("n10 "));
  }

  @Test
  void channelsThatTheNetworkDoesNotHaveAreFoundWithTheRest() {
    PairedImages pairs = sizes(rgb(128, 128), new Dimensions(8, 8, 6, 3));
    assertThatThrownBy(() -> check(300_000, Pad.NONE).require(pairs))
        .hasMessageContaining("takes 3 and makes 3 (1 of 2): n1 6 and 3; change model.in_channels")
        .hasMessageContaining("(1 of 2): n1 8x8;");
  }

  @Test
  void pairsThatDoNotTellAreLeftToTheirTurn() {
    assertThatCode(() -> check(300_000, Pad.NONE).require(sizes((Dimensions) null)))
        .doesNotThrowAnyException();
  }

  private static PairsCheck check(long iterations, Pad pad) {
    return new PairsCheck(GROWING, iterations, pad, RGB);
  }

  private static Dimensions rgb(int height, int width) {
    return new Dimensions(height, width, 3, 3);
  }

  private static PairedImages sizes(Dimensions... told) {
    List<Dimensions> all = Arrays.asList(told);
    return new PairedImages() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public String name(int index) {
        return "n" + index;
      }

      @Override
      public ImagePair load(int index) {
        throw new AssertionError("nothing need be decoded");
      }

      @Override
      public Optional<Dimensions> dimensions(int index) {
        return Optional.ofNullable(all.get(index));
      }
    };
  }
}
