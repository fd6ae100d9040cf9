package io.mirnet.data.metric;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.data.similarity.Similarity;

/** RealSR x4: Y of 8 bit, edges cropped; PSNR with peak 255; Wang's SSIM. */
@Doc("RealSR x4: Y of 8 bit, edges cropped; PSNR with peak 255; Wang's SSIM")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class RealSrX4Provider implements MetricProvider<NoOptions> {
  @Override
  public String name() {
    return "realsr-x4";
  }

  @Override
  public Class<NoOptions> configType() {
    return NoOptions.class;
  }

  @Override
  public Metric create(NoOptions config) {
    return (restored, target) -> Similarity.ofLuma(restored, target, 4);
  }
}
