package io.mirnet.data.degradation.blur;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.degradation.option.Span;

/**
 * Blur of a lens that is out of focus: {@code degradation: {type: defocus-blur, radius: [1, 5]}}.
 */
@Doc("blur of a lens out of focus: a disc of even light")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class DefocusBlurProvider implements DegradationProvider<DefocusBlurOptions> {
  @Override
  public String name() {
    return "defocus-blur";
  }

  @Override
  public Class<DefocusBlurOptions> configType() {
    return DefocusBlurOptions.class;
  }

  @Override
  public Degradation create(DefocusBlurOptions options) {
    Span radius = Span.of(options.radius());
    return new Blur(
        new Disc(radius.max()).reach(),
        random -> {
          Disc disc = new Disc(radius.draw(random));
          return Kernel.of(disc.reach(), disc::coverage);
        });
  }
}
