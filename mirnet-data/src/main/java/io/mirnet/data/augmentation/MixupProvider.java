package io.mirnet.data.augmentation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;

/**
 * Mixes the pairs of some batches: {@code augmentations: [flip-rotate, {type: mixup, probability:
 * 0.5, alpha: 1.2}]}.
 */
@Doc("mixes the pairs of some batches with each other")
@AutoService(AugmentationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MixupProvider implements AugmentationProvider<MixupOptions> {
  @Override
  public String name() {
    return "mixup";
  }

  @Override
  public Class<MixupOptions> configType() {
    return MixupOptions.class;
  }

  @Override
  public Augmentation create(MixupOptions config) {
    return new Mixup(config);
  }
}
