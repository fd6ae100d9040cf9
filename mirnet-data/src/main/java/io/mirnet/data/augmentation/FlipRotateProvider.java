package io.mirnet.data.augmentation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;

/**
 * Puts each patch onto itself in one of eight ways, all equally likely: {@code augmentations:
 * [flip-rotate]}. They change no sample, so they are safe for every restoration task.
 */
@Doc("flips and quarter turns, 8 ways, all equally likely; changes no sample")
@AutoService(AugmentationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class FlipRotateProvider implements AugmentationProvider<FlipRotateOptions> {
  @Override
  public String name() {
    return "flip-rotate";
  }

  @Override
  public Class<FlipRotateOptions> configType() {
    return FlipRotateOptions.class;
  }

  @Override
  public Augmentation create(FlipRotateOptions config) {
    return new FlipRotate();
  }
}
