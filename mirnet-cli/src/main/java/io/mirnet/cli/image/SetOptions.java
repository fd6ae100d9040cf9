package io.mirnet.cli.image;

import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.cli.console.GivenSet;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.pair.Match;
import io.mirnet.data.pair.PairedFiles;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How commands are told of a data set: as a configuration is. */
final class SetOptions {
  @Option(
      names = "--set",
      paramLabel = "SET",
      description =
          "A data set as data.train takes it, instead of folders, as in '{type: paired, layout: lol, folder: LOLdataset, part: test}'.")
  private Optional<String> set;

  /** Where {@code --match} stands, so that it can be read as if from YAML. */
  record Pairing(Optional<Match> match) {}

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
    return GivenSet.open(set.orElseThrow(), Use.VALIDATION, reader, terminal);
  }

  /** Reads {@code --match}. */
  static Optional<Match> match(Optional<String> yaml, ConfigurationReader reader) {
    List<String> given = yaml.map("match="::concat).stream().toList();
    return reader.read(Pairing.class, "--match", "", given).value().match();
  }
}
