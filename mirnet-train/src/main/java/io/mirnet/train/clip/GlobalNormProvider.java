package io.mirnet.train.clip;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;
import io.mirnet.blocks.script.Foreach;
import java.util.List;

/**
 * Scales all gradients by one factor, so that their direction stays: {@code clip: {type:
 * global-norm, at: 0.01}}.
 *
 * <pre>g = g at / (norm + 1e-6), if that is less than g</pre>
 */
@Doc("scales all gradients down to a global norm; the direction stays")
@AutoService(ClipProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class GlobalNormProvider implements ClipProvider<GlobalNormOptions> {
  /** PyTorch's clip_grad_norm_ adds this to the norm before it divides. */
  private static final double MARGIN = 1e-6;

  @Override
  public String name() {
    return "global-norm";
  }

  @Override
  public Class<GlobalNormOptions> configType() {
    return GlobalNormOptions.class;
  }

  @Override
  public GradientClip create(GlobalNormOptions config) {
    double limit = config.at();
    return (gradients, norm) -> {
      double factor = limit / (norm + MARGIN);
      if (limit > 0 && factor < 1) {
        Foreach.scale(List.copyOf(gradients.values()), factor);
      }
    };
  }
}
