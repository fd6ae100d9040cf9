package io.mirnet.data.degradation.blur;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;

/**
 * The two views that a dual-pixel sensor takes of a picture that is partly out of focus: {@code
 * degradation: {type: dual-pixel, radius: 5}}. Each half of a pixel sees through one half of the
 * lens, so that a point out of focus is half a disc in each view (the model of Punnappurath et al.,
 * ICCP 2020): in the left view its left half where the point is behind the plane of focus, its
 * right half where it is in front; in the right view the other. So what is blurred is shifted too,
 * the more the larger the blur, and the mean of the views is a picture with whole discs.
 *
 * <p>How far each place is out of focus is drawn for the picture: signed radii, uniform in
 * [-radius, radius], at the corners of a grid of cells x cells, bilinear between them. A place gets
 * the mixture of the two whole radii next to its own.
 */
@Doc("the two views of a dual-pixel sensor, out of focus: 6 channels")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class DualPixelProvider implements DegradationProvider<DualPixelOptions> {
  @Override
  public String name() {
    return "dual-pixel";
  }

  @Override
  public Class<DualPixelOptions> configType() {
    return DualPixelOptions.class;
  }

  @Override
  public Degradation create(DualPixelOptions options) {
    return new DualPixel(options.radius(), options.cells());
  }
}
