package io.mirnet.data.set;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.PairedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of picture files in folders, matched by name:
 *
 * <pre>
 * data:
 *   train: {type: paired, input: lol/input, target: lol/target, split: {fraction: 0.1}}
 * </pre>
 */
@Doc("pairs of picture files in folders, matched by name")
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
    List<Path> folders = new ArrayList<>();
    folders.add(options.input());
    options.inputRight().ifPresent(folders::add);
    folders.add(options.target());
    folders.replaceAll(folder -> spec.root().map(root -> root.resolve(folder)).orElse(folder));
    return new PairedFiles(
        new PairFinder(folders).find(options::uses, options.split(), spec.use()));
  }
}
