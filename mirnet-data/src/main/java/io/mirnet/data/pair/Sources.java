package io.mirnet.data.pair;

import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.data.file.Folder;
import io.mirnet.data.pair.Layout.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the candidates of options come from: folders of views, a list, or a known layout. */
final class Sources {
  private Sources() {}

  static PairSource of(PairedOptions options, DataSetSpec spec) {
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
