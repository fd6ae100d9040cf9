package io.mirnet.data.set;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.PairedImages;

/**
 * Scenes of leaves that hide each other, made from the run's seed, so that a first run needs no
 * files: {@code data: {train: {type: generated, images: 96, degradation: {type: noise}}}}. Training
 * and validation never share a scene.
 */
@Doc("scenes of leaves made from the seed, so that no files are needed")
@AutoService(DataSetProvider.class)
@SuppressWarnings("rawtypes")
public final class GeneratedProvider implements DataSetProvider<GeneratedOptions> {
  @Override
  public String name() {
    return "generated";
  }

  @Override
  public Class<GeneratedOptions> configType() {
    return GeneratedOptions.class;
  }

  @Override
  public PairedImages create(GeneratedOptions options, DataSetSpec spec) {
    return new GeneratedImages(
        spec.use() == Use.TRAINING ? options.images() : options.validationImages(),
        options.size(),
        DegradationProvider.build(options.degradation()),
        spec.seed(),
        spec.use());
  }
}
