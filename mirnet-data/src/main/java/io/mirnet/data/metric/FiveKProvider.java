package io.mirnet.data.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.data.similarity.Similarity;

/** MIT-Adobe FiveK: measured like {@code lol}. */
@Doc("MIT-Adobe FiveK: measured like lol")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class FiveKProvider implements MetricProvider<NoOptions> {
  @Override
  public String name() {
    return "fivek";
  }

  @Override
  public Class<NoOptions> configType() {
    return NoOptions.class;
  }

  @Override
  public Metric create(NoOptions config) {
    return Similarity::ofLevels;
  }
}
