package io.mirnet.data.pair;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.pair.Layout.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return new PairFinder(source(options, spec)).find(options::uses, options.split(), spec.use());
  }

  private static PairSource source(PairedOptions options, DataSetSpec spec) {
    if (options.layout().isPresent()) {
      Folder folder = folder(options.folder().orElse(Path.of("")), spec);
      return new LaidOut(options.layout().get(), folder).source(part(options, spec.use()));
    }
    return options.list().isPresent()
        ? ListedPairs.of(options, path -> resolve(path, spec))
        : views(options, spec);
  }

  private static PairSource views(PairedOptions options, DataSetSpec spec) {
    Match match = options.match().orElse(Match.SAME_NAMES);
    Folder input = folder(options.inputFolder(), spec);
    List<View> views = new ArrayList<>();
    views.add(new View(input, match.inputTemplate(), false));
    Optional<Folder> right = options.inputRight().map(path -> folder(path, spec));
    if (right.isPresent() || match.inputRight().isPresent()) {
      views.add(new View(right.orElse(input), match.rightTemplate(), false));
    }
    views.add(new View(folder(options.targetFolder(), spec), match.targetTemplate(), false));
    return new ViewPairs(views, match.by());
  }

  /** Validation never takes the pictures that are trained on, unless they are split. */
  private static Part part(PairedOptions options, Use use) {
    return options
        .part()
        .orElse(use == Use.TRAINING || options.split().isPresent() ? Part.TRAIN : Part.VAL);
  }

  private static Folder folder(Path path, DataSetSpec spec) {
    return new Folder(resolve(path, spec));
  }

  private static Path resolve(Path path, DataSetSpec spec) {
    return spec.root().map(root -> root.resolve(path)).orElse(path);
  }
}
