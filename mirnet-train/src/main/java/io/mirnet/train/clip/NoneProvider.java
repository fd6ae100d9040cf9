package io.mirnet.train.clip;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;

/** Leaves gradients as they are: {@code clip: none}. */
@Doc("leaves the gradients as they are")
@AutoService(ClipProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class NoneProvider implements ClipProvider<NoneOptions> {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public Class<NoneOptions> configType() {
    return NoneOptions.class;
  }

  @Override
  public GradientClip create(NoneOptions config) {
    return (gradients, norm) -> {};
  }
}
