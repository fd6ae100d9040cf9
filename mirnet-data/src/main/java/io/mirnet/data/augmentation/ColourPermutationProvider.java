package io.mirnet.data.augmentation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;

/**
 * Another order of the colours: {@code augmentations: [flip-rotate, colour-permutation]}. For
 * degradations that treat all colours alike, as white noise does; not for what depends on colour,
 * as low light under a lamp.
 */
@Doc("puts red, green and blue into another order, of input and target alike")
@AutoService(AugmentationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ColourPermutationProvider
    implements AugmentationProvider<ColourPermutationOptions> {
  @Override
  public String name() {
    return "colour-permutation";
  }

  @Override
  public Class<ColourPermutationOptions> configType() {
    return ColourPermutationOptions.class;
  }

  @Override
  public Augmentation create(ColourPermutationOptions options) {
    return new ColourPermutation(options.probability());
  }
}
