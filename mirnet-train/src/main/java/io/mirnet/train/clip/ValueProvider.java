package io.mirnet.train.clip;

import ai.djl.ndarray.NDArray;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;
import io.mirnet.blocks.Weights;

/** Brings every value into a range, both ways: {@code clip: {type: value, at: 0.01}}. */
@Doc("brings every value of the gradients into a range around zero")
@AutoService(ClipProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ValueProvider implements ClipProvider<ValueOptions> {
  @Override
  public String name() {
    return "value";
  }

  @Override
  public Class<ValueOptions> configType() {
    return ValueOptions.class;
  }

  @Override
  public GradientClip create(ValueOptions config) {
    float limit = (float) config.at();
    return (gradients, norm) -> {
      if (limit > 0) {
        gradients.values().forEach(gradient -> clamp(gradient, limit));
      }
    };
  }

  /** DJL's clip leaves its two limits in the array's manager. */
  private static void clamp(NDArray gradient, float limit) {
    try (NDArray lowest = gradient.getManager().create(-limit);
        NDArray highest = gradient.getManager().create(limit);
        NDArray raised = gradient.maximum(lowest);
        NDArray clamped = raised.minimum(highest)) {
      Weights.copy(clamped, gradient);
    }
  }
}
