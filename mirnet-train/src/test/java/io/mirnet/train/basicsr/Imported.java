package io.mirnet.train.basicsr;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What becomes of a small option file.
 *
 * @param experiment its configuration
 * @param notes what is said of it
 */
record Imported(Experiment experiment, List<String> notes) {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(Imported.class.getClassLoader()));

  /** Imports a file of these lines, beside sets that have nothing to be said of. */
  static Imported of(Path folder, String lines) throws IOException {
    String sets =
        """
        datasets:
          train: {type: PairedImageDataset, dataroot_lq: a, dataroot_gt: b, gt_size: 64, batch_size_per_gpu: 2}
          val: {type: PairedImageDataset, dataroot_lq: c, dataroot_gt: d}
        """;
    return whole(folder, sets + lines);
  }

  /** Imports a file. */
  static Imported whole(Path folder, String text) throws IOException {
    OptionImport made = OptionImport.of(Files.writeString(folder.resolve("o.yml"), text), READER);
    return new Imported(read(made.yaml()), made.notes());
  }

  /** Reads a configuration of mirnet. */
  static Experiment read(String yaml) {
    return READER.read(Experiment.class, "yaml", yaml, List.of()).value();
  }

  /** The notes on what changes the result. */
  List<String> changes() {
    return notes.stream().filter(note -> note.startsWith("changes the result: ")).toList();
  }
}
