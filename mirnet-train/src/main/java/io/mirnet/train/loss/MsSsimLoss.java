package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import io.mirnet.api.InputException;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import java.util.List;

/**
 * 1 - multi-scale SSIM (Wang, Simoncelli, Bovik, Asilomar 2003), the mean over channels and images.
 * That of a channel is the product over scales of max(m, 1e-6)^weight, where m is the mean over all
 * places of SSIM at the coarsest scale and of its factor of contrast and structure at the others; a
 * negative one has no power. From scale to scale 2x2 pixels become their mean; an odd last row or
 * column is left out.
 */
final class MsSsimLoss implements ImageLoss {
  private static final float LEAST = 1e-6f;
  private static final Shape HALF = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final Similarity similarity;
  private final List<Double> weights;

  MsSsimLoss(NDManager owner, List<Double> weights) {
    similarity = new Similarity(owner);
    this.weights = weights;
  }

  @Override
  public NDArray evaluate(LossInputs inputs) {
    requireRoom(inputs.restored().getShape());
    NDArray x = inputs.restored();
    NDArray y = inputs.target();
    NDArray product = power(x, y, 0);
    for (int scale = 1; scale < weights.size(); scale++) {
      x = half(x);
      y = half(y);
      product = product.mul(power(x, y, scale));
    }
    return product.mean().neg().add(1f);
  }

  /** What a scale brings to the product of each plane, (N * C). */
  private NDArray power(NDArray x, NDArray y, int scale) {
    Similarity.Factors factors = similarity.of(AxisMap.planes(x), AxisMap.planes(y));
    NDArray map = scale == weights.size() - 1 ? factors.similarity() : factors.contrast();
    NDArray means = map.reshape(map.getShape().get(0), -1).mean(new int[] {1});
    return means.maximum(LEAST).pow(weights.get(scale).floatValue());
  }

  private static NDArray half(NDArray images) {
    return Pool.avgPool2d(images, HALF, HALF, NO_PADDING, false, true);
  }

  private void requireRoom(Shape shape) {
    int scales = weights.size();
    long side = Math.min(shape.get(2), shape.get(3));
    if (side >> (scales - 1) < Similarity.WINDOW) {
      long least = (long) Similarity.WINDOW << (scales - 1);
      throw new InputException(
          "ms-ssim of %d scales needs patches of %dx%d or more, not %dx%d: make train.patches larger, or give fewer weights"
              .formatted(scales, least, least, shape.get(2), shape.get(3)));
    }
  }

  @Override
  public void close() {
    similarity.close();
  }
}
