package io.mirnet.data.score;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics side by side: {@code protocol: [{type: psnr, crop: 4}, {type: ssim, crop: 4}]}. */
@Doc("several metrics side by side; a list is short for it")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SeveralProvider implements MetricProvider<SeveralOptions> {
  @Override
  public String name() {
    return "several";
  }

  @Override
  public Class<SeveralOptions> configType() {
    return SeveralOptions.class;
  }

  @Override
  public List<ScoreKind> scores(SeveralOptions config) {
    return config.kinds();
  }

  @Override
  public Metric create(SeveralOptions config) {
    List<Metric> metrics = config.metrics().stream().map(MetricProvider::build).toList();
    return (restored, target) -> {
      Map<String, Double> all = new LinkedHashMap<>();
      metrics.forEach(metric -> all.putAll(metric.score(restored, target).values()));
      return new Scores(all);
    };
  }
}
