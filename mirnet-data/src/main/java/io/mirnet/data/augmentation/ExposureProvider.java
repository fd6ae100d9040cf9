package io.mirnet.data.augmentation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;

/**
 * More or less light: {@code augmentations: [flip-rotate, {type: exposure, stops: 0.5}]}. sRGB is
 * decoded to light, multiplied by one factor for input and target, and encoded again; what is
 * brighter than white then is white.
 */
@Doc("more or less light, for input and target alike")
@AutoService(AugmentationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ExposureProvider implements AugmentationProvider<ExposureOptions> {
  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public Class<ExposureOptions> configType() {
    return ExposureOptions.class;
  }

  @Override
  public Augmentation create(ExposureOptions options) {
    return new Exposure(options);
  }
}
