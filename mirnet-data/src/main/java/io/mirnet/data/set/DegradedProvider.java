package io.mirnet.data.set;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.Folder;
import java.nio.file.Path;

/**
 * Clean pictures of a folder, degraded on the way:
 *
 * <pre>
 * data:
 *   train: {type: degraded, target: pictures, degradation: [{type: noise, sigma: 25}, jpeg]}
 * </pre>
 *
 * <p>Training degrades each patch anew by (seed, iteration, sample). Validation degrades whole
 * pictures, each always in the same way, whatever the seed of the run.
 */
@Doc("clean pictures of a folder, degraded anew for each patch; always alike for validation")
@AutoService(DataSetProvider.class)
@SuppressWarnings("rawtypes")
public final class DegradedProvider implements DataSetProvider<DegradedOptions> {
  @Override
  public String name() {
    return "degraded";
  }

  @Override
  public Class<DegradedOptions> configType() {
    return DegradedOptions.class;
  }

  @Override
  public PairedImages create(DegradedOptions options, DataSetSpec spec) {
    Path folder = spec.root().map(root -> root.resolve(options.target())).orElse(options.target());
    return new DegradedImages(
        CleanFiles.of(new Folder(folder), options, spec.use()),
        DegradationProvider.build(options.degradation()));
  }
}
