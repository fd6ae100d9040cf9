package io.mirnet.data.degradation.resize;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.degradation.option.Span;

/**
 * Fewer pixels, and as many again: {@code degradation: {type: bicubic, scale: 4}} is Matlab's
 * {@code imresize(imresize(x, 1/4), 4)}, cut to the size of x where that is no multiple of 4. It is
 * how inputs of super-resolution are made for a network that keeps the size.
 */
@Doc("bicubic down and up again, as Matlab's imresize: the input has the target's size")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class BicubicProvider implements DegradationProvider<BicubicOptions> {
  @Override
  public String name() {
    return "bicubic";
  }

  @Override
  public Class<BicubicOptions> configType() {
    return BicubicOptions.class;
  }

  @Override
  public Degradation create(BicubicOptions options) {
    return new Bicubic(Span.of(options.scale()), options.values());
  }
}
