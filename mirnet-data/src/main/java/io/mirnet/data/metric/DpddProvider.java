package io.mirnet.data.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.data.similarity.Similarity;
import java.util.List;

/** DPDD: RGB in [0, 1], not rounded; PSNR with peak 1; scikit-image's default SSIM; MAE. */
@Doc("DPDD: RGB in [0, 1], not rounded; PSNR with peak 1; scikit-image's default SSIM; MAE")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class DpddProvider implements MetricProvider<NoOptions> {
  @Override
  public String name() {
    return "dpdd";
  }

  @Override
  public Class<NoOptions> configType() {
    return NoOptions.class;
  }

  @Override
  public List<ScoreKind> scores(NoOptions config) {
    return List.of(ScoreKind.PSNR, ScoreKind.SSIM, ScoreKind.MAE);
  }

  @Override
  public Metric create(NoOptions config) {
    return Similarity::ofValuesWithMae;
  }
}
