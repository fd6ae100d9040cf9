package io.mirnet.data.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.data.similarity.Similarity;

/** LoL: RGB of 8 bit, rounded half to even; PSNR with peak 255; SSIM as Matlab's volume. */
@Doc("LoL: RGB of 8 bit, rounded half to even; PSNR with peak 255; SSIM as Matlab's volume")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class LolProvider implements MetricProvider<NoOptions> {
  @Override
  public String name() {
    return "lol";
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
