package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;

/**
 * mean(sqrt((L(restored) - L(target))^2 + epsilon^2)), where the Laplacian L(x) is x less a blur of
 * it: blurred by .05 .25 .4 .25 .05 along both sides, with the edge repeated outwards, every second
 * pixel of every second row kept and multiplied by 4, the others set to 0, and blurred again. As in
 * the public code of MPRNet (Zamir et al., CVPR 2021).
 */
final class EdgeLoss implements ImageLoss {
  private static final float[] BLUR = {0.05f, 0.25f, 0.4f, 0.25f, 0.05f};

  private final AxisMap blur;
  private final Charbonnier mean;

  EdgeLoss(NDManager owner, double epsilon) {
    blur = new AxisMap(owner, EdgeLoss::blurTwice);
    mean = new Charbonnier(epsilon);
  }

  /** L is linear, so that of the difference does. */
  @Override
  public NDArray evaluate(LossInputs inputs) {
    NDArray difference = AxisMap.planes(inputs.restored().sub(inputs.target()));
    return mean.of(difference.sub(blur.of(difference)));
  }

  /** The way back from each pixel of the result: through the second blur, then the first. */
  private static float[][] blurTwice(int length) {
    float[][] weights = new float[length][length];
    for (int to = 0; to < length; to++) {
      for (int second = 0; second < BLUR.length; second++) {
        int middle = clamp(to + second - BLUR.length / 2, length);
        for (int first = 0; first < BLUR.length && middle % 2 == 0; first++) {
          int from = clamp(middle + first - BLUR.length / 2, length);
          weights[from][to] += 2 * BLUR[first] * BLUR[second];
        }
      }
    }
    return weights;
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  @Override
  public void close() {
    blur.close();
  }
}
