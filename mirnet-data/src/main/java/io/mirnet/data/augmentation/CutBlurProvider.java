package io.mirnet.data.augmentation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;

/**
 * CutBlur (Yoo, Ahn, Sohn, CVPR 2020): {@code augmentations: [flip-rotate, {type: cut-blur,
 * probability: 0.5}]}. The network learns where to restore, not only how: a part of its input is as
 * clean as the target.
 */
@Doc("swaps a rectangle between input and target, for the input alone")
@AutoService(AugmentationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class CutBlurProvider implements AugmentationProvider<CutBlurOptions> {
  @Override
  public String name() {
    return "cut-blur";
  }

  @Override
  public Class<CutBlurOptions> configType() {
    return CutBlurOptions.class;
  }

  @Override
  public Augmentation create(CutBlurOptions options) {
    return new CutBlur(options);
  }
}
