package io.mirnet.cli.prepare;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.cli.console.GivenSet;
import io.mirnet.cli.console.Terminal;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.prepare.Recipe;
import io.mirnet.data.prepare.Scenes;
import io.mirnet.data.prepare.Source;
import io.mirnet.data.prepare.Source.Part;
import io.mirnet.train.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What is to be cut.
 *
 * @param sources the pairs, those of a validation part last
 * @param heldOut scenes that are held out of what is trained on
 */
record Plan(List<Source> sources, Set<String> heldOut) {

  /**
   * Opens the data set and decides what is held out.
   *
   * @param yaml the set, given the name of a part
   * @throws InputException if pictures are missing, or two would have crops of one name
   */
  static Plan of(
      ConfigurationReader reader,
      UnaryOperator<String> yaml,
      CuttingOptions options,
      Recipe recipe,
      Terminal terminal) {
    PairedImages pairs = GivenSet.open(yaml.apply("train"), Use.TRAINING, reader, terminal);
    Scenes scenes =
        options.scenes(recipe, IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList());
    Set<String> heldOut = options.heldOut(recipe, scenes);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      boolean held = heldOut.contains(scenes.of(pairs.name(i)));
      sources.add(new Source(pairs, i, held ? Part.VALIDATION : Part.TRAIN));
    }
    if (options.usesOwnValidation(recipe)) {
      PairedImages own = GivenSet.open(yaml.apply("val"), Use.TRAINING, reader, terminal);
      for (int i = 0; i < own.size(); i++) {
        sources.add(new Source(own, i, Part.VALIDATION));
      }
    }
    requireOwnNames(sources);
    return new Plan(sources, heldOut);
  }

  private static void requireOwnNames(List<Source> sources) {
    Map<String, String> seen = new HashMap<>();
    for (Source source : sources) {
      String other = seen.put(CutPair.part(source) + "/" + source.stem(), source.name());
      if (other != null) {
        throw new InputException(
            "crops of %s and %s would have the same names; rename one of them"
                .formatted(other, source.name()));
      }
    }
  }

  /** Names the pictures, by what is known without reading them. */
  String sha256() {
    StringBuilder listing = new StringBuilder();
    for (Source source : sources) {
      String size =
          source.pairs().dimensions(source.index()).map(Object::toString).orElse("unknown");
      listing.append("%s %s %s\n".formatted(source.part(), source.name(), size));
    }
    return Sha256.of(listing.toString().getBytes(StandardCharsets.UTF_8));
  }
}
