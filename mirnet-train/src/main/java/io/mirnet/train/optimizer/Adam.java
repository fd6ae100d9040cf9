package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with PyTorch's arithmetic:
 *
 * <pre>
 * m = b1 m + (1 - b1) g;   v = b2 v + (1 - b2) g^2
 * w = w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)
 * </pre>
 *
 * <p>DJL's fused update adds epsilon before it corrects the bias, so it is given the epsilon that
 * makes both forms one: eps sqrt(1 - b2^t), with the rate lr sqrt(1 - b2^t) / (1 - b1^t).
 */
final class Adam implements Optimizer {
  private static final float NO_RESCALE = 1;

  /** DJL clamps gradients by value, and from above only; clipping by norm is done before. */
  private static final float NO_CLIP = -1;

  private final AdamOptions options;
  private final Map<String, NDArray> parameters;
  private final Map<String, NDArray> firstMoments = new LinkedHashMap<>();
  private final Map<String, NDArray> secondMoments = new LinkedHashMap<>();

  Adam(AdamOptions options, OptimizerSpec spec) {
    this.options = options;
    parameters = spec.parameters();
    parameters.forEach(
        (name, parameter) -> {
          firstMoments.put(name, moment(parameter, spec));
          secondMoments.put(name, moment(parameter, spec));
        });
  }

  /** Zeros in the parameter's memory order, or every update would convert one into the other. */
  private static NDArray moment(NDArray parameter, OptimizerSpec spec) {
    NDArray zeros = parameter.zerosLike();
    zeros.attach(spec.manager());
    return zeros;
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    double beta1 = options.betas().get(0);
    double beta2 = options.betas().get(1);
    double step = iteration + 1d;
    double correction1 = 1 - Math.pow(beta1, step);
    double correction2 = Math.sqrt(1 - Math.pow(beta2, step));
    float rate = (float) (learningRate * correction2 / correction1);
    float epsilon = (float) (options.epsilon() * correction2);
    gradients.forEach(
        (name, gradient) -> {
          NDArray parameter = parameters.get(name);
          NDList inputs =
              new NDList(parameter, gradient, firstMoments.get(name), secondMoments.get(name));
          // DJL sets this array's gradient to zero afterwards; the caller does so for all of them.
          NDList withoutGradient = new NDList(firstMoments.get(name));
          parameter
              .getNDArrayInternal()
              .adamUpdate(
                  inputs,
                  withoutGradient,
                  (float) learningRate,
                  rate,
                  (float) options.weightDecay(),
                  NO_RESCALE,
                  NO_CLIP,
                  (float) beta1,
                  (float) beta2,
                  epsilon,
                  false,
                  false);
        });
  }

  @Override
  public double clipNorm() {
    return options.clipNorm();
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    firstMoments.forEach((name, array) -> state.put("first_moment." + name, array));
    secondMoments.forEach((name, array) -> state.put("second_moment." + name, array));
    return Collections.unmodifiableMap(state);
  }
}
