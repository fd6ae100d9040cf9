package io.mirnet.data.score;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.data.similarity.Definition;
import io.mirnet.data.similarity.Samples;
import java.util.List;

/** PSNR alone: {@code protocol: {type: psnr, colour: y, range: 255, crop: 4}}. */
@Doc("PSNR of the samples that the options say")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class PsnrProvider implements MetricProvider<Samples> {
  @Override
  public String name() {
    return "psnr";
  }

  @Override
  public Class<Samples> configType() {
    return Samples.class;
  }

  @Override
  public List<ScoreKind> scores(Samples config) {
    return List.of(ScoreKind.PSNR);
  }

  @Override
  public Metric create(Samples config) {
    return Definition.of(config).withPsnr();
  }
}
