package io.mirnet.data.degradation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;

/**
 * Degradations one after the other, each on the result of the one before. A list stands for it:
 * {@code degradation: [{type: gaussian-blur, sigma: [0.2, 2]}, {type: noise, sigma: 10}, jpeg]}.
 */
@Doc("degradations one after the other; a list stands for it")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ChainProvider implements DegradationProvider<ChainOptions> {
  @Override
  public String name() {
    return "chain";
  }

  @Override
  public Class<ChainOptions> configType() {
    return ChainOptions.class;
  }

  @Override
  public Degradation create(ChainOptions options) {
    return new Chain(options.steps().stream().map(DegradationProvider::build).toList());
  }
}
