package io.mirnet.cli.console;

import io.mirnet.api.Choice;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.config.ConfigurationReader;
import java.util.List;
import java.util.Optional;

/** A data set that {@code --set} tells as {@code data.train} would. */
public final class GivenSet {
  /** The seed is for sets that are made, not read: any, as long as it is always the same. */
  private static final long SEED = 1;

  private GivenSet() {}

  /** Where the set stands, so that it can be read as if from YAML. */
  record Given(Choice<DataSetProvider<?>> set) {}

  /**
   * Says what sets of the command line are opened with.
   *
   * @param use what the pictures are for
   * @return the specification: paths start where the command was given
   */
  public static DataSetSpec spec(Use use) {
    return new DataSetSpec(Optional.empty(), SEED, use);
  }

  /**
   * Opens the set, and tells what is to be known of it.
   *
   * @param yaml the value of {@code --set}
   * @param use what the pictures are for
   * @param reader reads it
   * @param terminal takes the set's notes
   * @return the pairs
   * @throws io.mirnet.config.ConfigurationException if it can't be read
   * @throws io.mirnet.api.InputException if there are no such pictures
   */
  public static PairedImages open(
      String yaml, Use use, ConfigurationReader reader, Terminal terminal) {
    Choice<DataSetProvider<?>> set =
        reader.read(Given.class, "--set", "", List.of("set=" + yaml)).value().set();
    return told(DataSetProvider.build(set, spec(use)), terminal);
  }

  /**
   * Tells what is to be known of pairs.
   *
   * @param pairs what was opened
   * @param terminal takes their notes
   * @return the same pairs
   */
  public static PairedImages told(PairedImages pairs, Terminal terminal) {
    pairs.notes().forEach(terminal::line);
    return pairs;
  }
}
