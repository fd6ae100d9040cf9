package io.mirnet.data.mixture;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.mixture.MixtureOptions.WeightedSet;

/**
 * Several data sets in one. Of three patches, two are of the first set here:
 *
 * <pre>
 * data:
 *   train:
 *     type: mixture
 *     sets:
 *       - {weight: 2, set: {type: paired, layout: sidd, folder: SIDD_Medium_Srgb}}
 *       - {type: paired, input: own/input, target: own/target}
 * </pre>
 */
@Doc("several data sets in one, each drawn from by its weight")
@AutoService(DataSetProvider.class)
@SuppressWarnings("rawtypes")
public final class MixtureProvider implements DataSetProvider<MixtureOptions> {
  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public Class<MixtureOptions> configType() {
    return MixtureOptions.class;
  }

  @Override
  public PairedImages create(MixtureOptions options, DataSetSpec spec) {
    return new MixedImages(
        options.sets().stream().map(set -> DataSetProvider.build(set.set(), spec)).toList(),
        options.sets().stream().map(WeightedSet::weight).toList());
  }
}
