package io.mirnet.train.clip;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;
import io.mirnet.blocks.script.Foreach;
import java.util.List;

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
    double limit = config.at();
    return (gradients, norm) -> {
      if (limit > 0) {
        Foreach.clamp(List.copyOf(gradients.values()), limit);
      }
    };
  }
}
