package io.mirnet.data.score;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.data.similarity.Definition;
import io.mirnet.data.similarity.Samples;
import java.util.List;

/** Mean absolute error alone, on the scale of the range: {@code {type: mae, range: 1}}. */
@Doc("mean absolute error of the samples that the options say, on the scale of the range")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MaeProvider implements MetricProvider<Samples> {
  @Override
  public String name() {
    return "mae";
  }

  @Override
  public Class<Samples> configType() {
    return Samples.class;
  }

  @Override
  public List<ScoreKind> scores(Samples config) {
    return List.of(ScoreKind.MAE);
  }

  @Override
  public Metric create(Samples config) {
    return Definition.of(config).withMae();
  }
}
