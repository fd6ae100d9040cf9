package io.mirnet.data.augmentation;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import java.util.random.RandomGenerator;

/**
 * Mixes the pairs of a batch (Zhang et al., ICLR 2018): with a probability, each pair becomes
 * lambda times itself plus (1 - lambda) times another of its group, input and target alike, lambda
 * drawn once a batch from Beta(alpha, alpha). Groups are stretches of the batch, as a batch is
 * shared out over devices: what is left over after whole groups goes to the first ones, one pair
 * each. A pair is its own partner as often as any other of the group, so that of a mixed batch of
 * groups of n a share of 1 / n stays as it is.
 */
final class Mixup implements Augmentation {
  private final double probability;
  private final double alpha;
  private final int groups;

  Mixup(MixupOptions options) {
    probability = options.probability();
    alpha = options.alpha();
    groups = options.group();
  }

  /** The batch itself, or a new one with mixed pairs. */
  @Override
  public Batch batch(Batch batch, RandomGenerator random) {
    if (random.nextDouble() >= probability) {
      return batch;
    }
    double own = gamma(random);
    float lambda = (float) (own / (own + gamma(random)));
    int[] partner = partners(batch.size(), random);
    return new Batch(
        batch.size(),
        batch.height(),
        batch.width(),
        mixed(batch.input(), partner, lambda),
        mixed(batch.target(), partner, lambda));
  }

  private static float[] mixed(float[] values, int[] partner, float lambda) {
    float[] mixed = new float[values.length];
    int length = values.length / partner.length;
    for (int i = 0; i < partner.length; i++) {
      for (int k = 0; k < length; k++) {
        mixed[i * length + k] =
            lambda * values[i * length + k] + (1 - lambda) * values[partner[i] * length + k];
      }
    }
    return mixed;
  }

  /** A permutation within each group. */
  private int[] partners(int size, RandomGenerator random) {
    int[] order = new int[size];
    int start = 0;
    for (int group = 0; group < groups; group++) {
      int end = start + size / groups + (group < size % groups ? 1 : 0);
      for (int i = start; i < end; i++) {
        int other = start + random.nextInt(i - start + 1);
        order[i] = order[other];
        order[other] = i;
      }
      start = end;
    }
    return order;
  }

  /**
   * A draw from Gamma(alpha, 1) by the method of Marsaglia and Tsang (ACM TOMS 2000), which needs a
   * shape of at least 1: a smaller one is drawn with 1 more and scaled by u^(1/alpha). Two such
   * draws make a Beta.
   */
  private double gamma(RandomGenerator random) {
    double shape = alpha < 1 ? alpha + 1 : alpha;
    double scale = alpha < 1 ? Math.pow(1 - random.nextDouble(), 1 / alpha) : 1;
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + c * normal, 3);
      if (v > 0
          && Math.log(1 - random.nextDouble())
              < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
        // Never 0, so that 0 / (0 + 0) can't come out of two tiny draws.
        return Math.max(d * v * scale, Double.MIN_NORMAL);
      }
    }
  }
}
