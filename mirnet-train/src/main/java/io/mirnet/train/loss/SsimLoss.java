package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;

/** 1 - SSIM, the mean over all places, channels and images. */
final class SsimLoss implements ImageLoss {
  private final Similarity similarity;

  SsimLoss(NDManager owner) {
    similarity = new Similarity(owner);
  }

  @Override
  public NDArray evaluate(LossInputs inputs) {
    Shape shape = inputs.restored().getShape();
    if (Math.min(shape.get(2), shape.get(3)) < Similarity.WINDOW) {
      throw new InputException(
          "ssim looks through a window of %dx%d pixels, which patches of %dx%d don't hold: make train.patches larger"
              .formatted(Similarity.WINDOW, Similarity.WINDOW, shape.get(2), shape.get(3)));
    }
    NDArray restored = AxisMap.planes(inputs.restored());
    NDArray target = AxisMap.planes(inputs.target());
    return similarity.of(restored, target).similarity().mean().neg().add(1f);
  }

  @Override
  public void close() {
    similarity.close();
  }
}
