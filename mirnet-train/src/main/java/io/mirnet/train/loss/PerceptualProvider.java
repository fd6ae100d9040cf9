package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * The distance of feature maps that a network of the user's makes (Johnson et al., ECCV 2016):
 * {@code loss: {type: perceptual, file: features.pt, layers: [relu2_2, relu3_3], weights: [1,
 * 0.5]}}. See {@link PerceptualLoss}.
 */
@Doc("distance of features that a TorchScript file of yours makes")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class PerceptualProvider implements LossProvider<PerceptualOptions> {
  @Override
  public String name() {
    return "perceptual";
  }

  @Override
  public Class<PerceptualOptions> configType() {
    return PerceptualOptions.class;
  }

  @Override
  public ImageLoss create(PerceptualOptions config, LossSpec spec) {
    return new PerceptualLoss(new Features(config.file(), spec.manager()), config);
  }
}
