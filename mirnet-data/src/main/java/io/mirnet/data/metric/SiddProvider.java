package io.mirnet.data.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.data.similarity.Similarity;

/** SIDD: RGB in [0, 1], not rounded; PSNR with peak 1; SSIM as Matlab's volume. */
@Doc("SIDD: RGB in [0, 1], not rounded; PSNR with peak 1; SSIM as Matlab's volume")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SiddProvider implements MetricProvider<NoOptions> {
  @Override
  public String name() {
    return "sidd";
  }

  @Override
  public Class<NoOptions> configType() {
    return NoOptions.class;
  }

  @Override
  public Metric create(NoOptions config) {
    return Similarity::ofValues;
  }
}
