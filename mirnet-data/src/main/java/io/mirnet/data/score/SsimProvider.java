package io.mirnet.data.score;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.data.similarity.Definition;
import java.util.List;

/** SSIM alone: {@code protocol: {type: ssim, colour: y, variant: wang}}. */
@Doc("SSIM of the samples that the options say")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SsimProvider implements MetricProvider<SsimOptions> {
  @Override
  public String name() {
    return "ssim";
  }

  @Override
  public Class<SsimOptions> configType() {
    return SsimOptions.class;
  }

  @Override
  public List<ScoreKind> scores(SsimOptions config) {
    return List.of(ScoreKind.SSIM);
  }

  @Override
  public Metric create(SsimOptions config) {
    return Definition.of(config.samples()).withSsim(config.variant());
  }
}
