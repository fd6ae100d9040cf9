package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossImportTest {
  @TempDir private Path folder;

  private Imported loss(String model, String options) throws IOException {
    return Imported.of(
        folder,
        "model_type: " + model + "\ntrain: {total_iter: 100, pixel_opt: " + options + "}\n");
  }

  private void assertLoss(Imported made, String expected) {
    assertThat(made.experiment().train().loss())
        .isEqualTo(Imported.read("train: {loss: " + expected + "}").train().loss());
  }

  /**
   * There are two Charbonnier losses. The released code of MIRNet-v2 (model type ImageCleanModel,
   * also of its relatives) squares eps and takes the mean: mean(sqrt(d^2 + eps^2)), default 1e-3,
   * as the paper and mirnet do. BasicSR itself (SRModel) adds eps as it is: sqrt(d^2 + eps),
   * default 1e-12.
   */
  @Test
  void theReleasedCharbonnierLossSquaresItsEpsilon() throws IOException {
    assertLoss(
        loss("ImageCleanModel", "{type: CharbonnierLoss, eps: 1e-3}"),
        "{type: charbonnier, epsilon: 1e-3}");
    assertLoss(
        loss("ImageCleanModel", "{type: CharbonnierLoss}"), "{type: charbonnier, epsilon: 1e-3}");
  }

  @Test
  void theCharbonnierLossOfBasicSrDoesNot() throws IOException {
    assertLoss(
        loss("SRModel", "{type: CharbonnierLoss, eps: 1e-4}"),
        "{type: charbonnier, epsilon: 0.01}");
    assertLoss(loss("SRModel", "{type: CharbonnierLoss}"), "{type: charbonnier, epsilon: 1e-6}");
  }

  @Test
  void theReleasedCharbonnierLossIgnoresWeightAndReduction() throws IOException {
    Imported made =
        loss("ImageCleanModel", "{type: CharbonnierLoss, loss_weight: 0.1, reduction: sum}");
    assertLoss(made, "{type: charbonnier, epsilon: 1e-3}");
    assertThat(made.changes()).isEmpty();
    assertThat(made.notes())
        .contains(
            "line 5, train.pixel_opt.loss_weight: the released CharbonnierLoss ignores it, and so it is here",
            "line 5, train.pixel_opt.reduction: the released CharbonnierLoss ignores it, and so it is here");
  }

  @Test
  void aWeightComesAlong() throws IOException {
    assertLoss(
        loss("ImageCleanModel", "{type: L1Loss, loss_weight: 2, reduction: mean}"),
        "[{loss: l1, weight: 2}]");
    assertLoss(loss("ImageCleanModel", "{type: PSNRLoss, loss_weight: 1.0}"), "psnr");
  }

  @Test
  void aSumIsAMeanTimesTheNumbersOfADevice() throws IOException {
    Imported made = loss("SRModel\nnum_gpu: 4", "{type: MSELoss, reduction: sum}");
    // 2 pictures a device, 3 colours, 64 x 64 pixels
    assertLoss(made, "[{loss: mse, weight: 24576}]");
    assertThat(made.changes()).isEmpty();
  }

  @Test
  void aSumOfGrowingPatchesIsNot() throws IOException {
    Imported made =
        Imported.whole(
            folder,
            """
            datasets:
              train: {type: PairedImageDataset, dataroot_lq: a, dataroot_gt: b, gt_sizes: [32, 64],
                mini_batch_sizes: [2, 1], iters: [50, 50]}
              val: {type: PairedImageDataset, dataroot_lq: c, dataroot_gt: d}
            train: {total_iter: 100, pixel_opt: {type: L1Loss, reduction: sum}}
            """);
    assertLoss(made, "l1");
    assertThat(made.changes())
        .containsExactly(
            "changes the result: line 5, train.pixel_opt.reduction: not carried over; the mean is used");
  }

  @Test
  void anUnknownLossIsSaidNotGuessed() throws IOException {
    assertThat(loss("SRModel", "{type: LPIPSLoss}").changes())
        .containsExactly(
            "changes the result: line 5, train.pixel_opt.type: not carried over; charbonnier is used; choose train.loss");
  }

  @Test
  void psnrOfYIsSaidNotToBe() throws IOException {
    assertThat(loss("ImageCleanModel", "{type: PSNRLoss, toY: true}").changes())
        .singleElement()
        .asString()
        .contains("train.pixel_opt.toY: not carried over");
  }
}
