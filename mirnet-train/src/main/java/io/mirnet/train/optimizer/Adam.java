package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with PyTorch's arithmetic; the decay is added to the gradient first,
 * or, in AdamW (Loshchilov and Hutter, 2019), taken off the weight:
 *
 * <pre>
 * Adam:  g = g + decay w          AdamW:  w = w - lr decay w
 * m = b1 m + (1 - b1) g;   v = b2 v + (1 - b2) g^2
 * w = w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)
 * </pre>
 *
 * <p>DJL's fused update adds epsilon before it corrects the bias, so it is given the epsilon that
 * makes both forms one: eps sqrt(1 - b2^t), with the rate lr sqrt(1 - b2^t) / (1 - b1^t).
 */
final class Adam implements Optimizer {
  private static final float NO_RESCALE = 1;

  /** DJL clamps gradients by value, and from above only; clipping is a link of its own. */
  private static final float NO_CLIP = -1;

  private final Settings settings;
  private final List<TrainedParameter> parameters;
  private final Moments first;
  private final Moments second;

  Adam(Settings settings, OptimizerSpec spec) {
    this.settings = settings;
    parameters = spec.parameters();
    first = new Moments("first_moment", spec);
    second = new Moments("second_moment", spec);
  }

  /** What Adam and AdamW have in common, and the difference. */
  record Settings(List<Double> betas, double epsilon, double weightDecay, boolean decoupled) {}

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    double beta1 = settings.betas().get(0);
    double beta2 = settings.betas().get(1);
    double step = iteration + 1d;
    double correction1 = 1 - Math.pow(beta1, step);
    double correction2 = Math.sqrt(1 - Math.pow(beta2, step));
    float epsilon = (float) (settings.epsilon() * correction2);
    for (TrainedParameter parameter : parameters) {
      double rate = learningRate * parameter.rateFactor();
      NDArray moment = first.of(parameter);
      NDArray gradient = gradients.get(parameter.name());
      parameter
          .array()
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(parameter.array(), gradient, moment, second.of(parameter)),
              // DJL sets this array's gradient to zero; the caller does so for all of them.
              new NDList(moment),
              (float) rate,
              (float) (rate * correction2 / correction1),
              (float) (settings.weightDecay() * parameter.decayFactor()),
              NO_RESCALE,
              NO_CLIP,
              (float) beta1,
              (float) beta2,
              epsilon,
              false,
              settings.decoupled());
    }
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    first.list(state);
    second.list(state);
    return Collections.unmodifiableMap(state);
  }
}
