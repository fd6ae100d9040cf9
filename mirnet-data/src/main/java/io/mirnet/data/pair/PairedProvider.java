package io.mirnet.data.pair;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.PairedImages;

/**
 * Pairs of picture files: in two folders under the same names, under names that templates describe,
 * or as a known data set lays them out:
 *
 * <pre>
 * data:
 *   train: {type: paired, input: train/input, target: train/target, split: {fraction: 0.1}}
 *
 * data:
 *   train: {type: paired, input: dark, target: light, match: {input: "low{n}", target: "normal{n}"}}
 *
 * data:
 *   train: {type: paired, layout: lol, folder: LOLdataset, split: {fraction: 0.1}}
 * </pre>
 */
@Doc("pairs of picture files, by their names or as a known data set lays them out")
@AutoService(DataSetProvider.class)
@SuppressWarnings("rawtypes")
public final class PairedProvider implements DataSetProvider<PairedOptions> {
  @Override
  public String name() {
    return "paired";
  }

  @Override
  public Class<PairedOptions> configType() {
    return PairedOptions.class;
  }

  @Override
  public PairedImages create(PairedOptions options, DataSetSpec spec) {
    return PairedFiles.of(options, spec);
  }
}
