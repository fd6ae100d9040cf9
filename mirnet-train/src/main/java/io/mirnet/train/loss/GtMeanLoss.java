package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * W L(x, y) + (1 - W) L(x E(y) / E(x), y), after Liao, Hao, Hong, Wang, "GT-Mean Loss", ICCV 2025,
 * for each image by itself; the result is the mean over images. E is the mean brightness of an
 * image: of 0.2989 R + 0.587 G + 0.114 B if it has three channels, of all its channels otherwise.
 * Gradients flow through E(x).
 *
 * <p>W is the Bhattacharyya distance of two normal distributions whose means are E(x) and E(y) and
 * whose deviations are sigma times those, at most 1: (E(x) - E(y))^2 / (4 sigma^2 (E(x)^2 +
 * E(y)^2)) + ln((E(x)^2 + E(y)^2) / (2 E(x) E(y))) / 2. No gradient flows through it. So images of
 * a wrong brightness are compared as they are, and those of about the right one by all but it. With
 * the option {@code weight} W is that number instead.
 *
 * <p>An E(x) below 1e-3 counts as 1e-3, and in W an E(y) too, lest black images divide by zero. The
 * authors' code clips the scaled image into [0, 1]; their formula doesn't, nor does this, for a
 * pixel beyond would have no gradient.
 */
final class GtMeanLoss implements ImageLoss {
  private static final float DARKEST = 1e-3f;
  private static final float[] BRIGHTNESS = {0.2989f, 0.587f, 0.114f};

  private final ImageLoss loss;
  private final Optional<Double> weight;
  private final float steepness;

  GtMeanLoss(ImageLoss loss, GtMeanOptions options) {
    this.loss = loss;
    weight = options.weight();
    steepness = (float) (1 / (4 * options.sigma() * options.sigma()));
  }

  @Override
  public NDArray evaluate(LossInputs inputs) {
    NDArray restored = brightness(inputs.restored());
    NDArray target = brightness(inputs.target());
    NDArray factors = target.div(restored.maximum(DARKEST)).reshape(-1, 1, 1, 1);
    LossInputs scaled = inputs.withRestored(inputs.restored().mul(factors));
    if (weight.isPresent()) {
      float share = weight.get().floatValue();
      return loss.evaluate(inputs).mul(share).add(loss.evaluate(scaled).mul(1 - share));
    }
    return eachByItself(inputs, scaled, shares(restored, target));
  }

  /** A loss is one number for all images, so each is asked about alone. */
  private NDArray eachByItself(LossInputs inputs, LossInputs scaled, NDArray shares) {
    long count = shares.size();
    NDArray sum = null;
    Map<String, NDArray> terms = new LinkedHashMap<>();
    for (long n = 0; n < count; n++) {
      LossInputs plain = image(inputs, n);
      NDArray share = shares.get(n);
      NDArray both =
          loss.evaluate(plain)
              .mul(share)
              .add(loss.evaluate(image(scaled, n)).mul(share.neg().add(1f)));
      sum = sum == null ? both : sum.add(both);
      plain.terms().forEach((name, value) -> terms.merge(name, value, NDArray::add));
    }
    terms.forEach((name, value) -> inputs.term(name, value.mul(1f / count)));
    return sum.mul(1f / count);
  }

  private static LossInputs image(LossInputs inputs, long n) {
    String index = n + ":" + (n + 1);
    NDList outputs = new NDList();
    inputs.outputs().forEach(output -> outputs.add(output.get(index)));
    return new LossInputs(
        outputs, inputs.target().get(index), inputs.input().get(index), inputs.iteration());
  }

  /** E of each image, (N). */
  private static NDArray brightness(NDArray images) {
    Shape shape = images.getShape();
    NDArray means = images.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
    return shape.get(1) == BRIGHTNESS.length
        ? means.mul(images.getManager().create(BRIGHTNESS)).sum(new int[] {1})
        : means.mean(new int[] {1});
  }

  /** W of each image, (N). */
  private NDArray shares(NDArray restored, NDArray target) {
    NDArray x = restored.stopGradient().abs().maximum(DARKEST);
    NDArray y = target.stopGradient().abs().maximum(DARKEST);
    NDArray squares = x.square().add(y.square());
    NDArray means = x.sub(y).square().div(squares).mul(steepness);
    NDArray deviations = squares.div(x.mul(y).mul(2f)).log().mul(0.5f);
    return means.add(deviations).clip(0, 1);
  }

  @Override
  public void close() {
    loss.close();
  }
}
