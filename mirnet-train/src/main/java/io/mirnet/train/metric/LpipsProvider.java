package io.mirnet.train.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import java.util.List;

/**
 * Learned perceptual distance (Zhang et al., CVPR 2018) by a file of the user's: {@code protocol:
 * [dpdd, {type: lpips, file: lpips-alex.pt}]}. See {@link Lpips}.
 */
@Doc("learned perceptual distance that a TorchScript file of yours measures")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class LpipsProvider implements MetricProvider<LpipsOptions> {
  @Override
  public String name() {
    return "lpips";
  }

  @Override
  public Class<LpipsOptions> configType() {
    return LpipsOptions.class;
  }

  @Override
  public List<ScoreKind> scores(LpipsOptions config) {
    return List.of(Lpips.KIND);
  }

  @Override
  public Metric create(LpipsOptions config) {
    return new Lpips(config.file());
  }
}
