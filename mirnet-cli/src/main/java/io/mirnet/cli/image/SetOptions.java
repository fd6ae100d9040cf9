package io.mirnet.cli.image;

import io.mirnet.api.Choice;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.pair.Match;
import io.mirnet.data.pair.PairedFiles;
import io.mirnet.data.pair.PairedOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How commands are told of a data set: as a configuration is. */
final class SetOptions {
  /** The seed is for sets that are made, not read: any, as long as it is always the same. */
  private static final DataSetSpec SPEC = new DataSetSpec(Optional.empty(), 1, Use.VALIDATION);

  @Option(
      names = "--set",
      paramLabel = "SET",
      description =
          "A data set as data.train takes it, instead of folders, as in '{type: paired, layout: lol, folder: LOLdataset, part: test}'.")
  private Optional<String> set;

  /** Where the options stand, so that they can be read as if from YAML. */
  record Pairing(Optional<Choice<DataSetProvider<?>>> set, Optional<Match> match) {}

  boolean given() {
    return set.isPresent();
  }

  /** Opens the data set that is given, for files that go with its pictures. */
  PairedFiles files(ConfigurationReader reader, Terminal terminal) {
    if (set(reader, terminal) instanceof PairedFiles files) {
      return files;
    }
    throw new UsageException("--set must be of type paired here, since results are named by files");
  }

  /** Opens the data set that is given. */
  PairedImages set(ConfigurationReader reader, Terminal terminal) {
    return told(
        DataSetProvider.build(read(reader, "set", set).set().orElseThrow(), SPEC), terminal);
  }

  /** Pairs the pictures of folders. */
  static PairedImages folders(
      Path input,
      Optional<Path> right,
      Path target,
      Optional<String> match,
      ConfigurationReader reader,
      Terminal terminal) {
    PairedOptions options =
        new PairedOptions(input, target, right, read(reader, "match", match).match());
    return told(PairedFiles.of(options, SPEC), terminal);
  }

  private static Pairing read(ConfigurationReader reader, String key, Optional<String> value) {
    List<String> given = value.map((key + "=")::concat).stream().toList();
    return reader.read(Pairing.class, "--" + key, "", given).value();
  }

  private static PairedImages told(PairedImages pairs, Terminal terminal) {
    pairs.notes().forEach(terminal::line);
    return pairs;
  }
}
