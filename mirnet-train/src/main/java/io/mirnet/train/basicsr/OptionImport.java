package io.mirnet.train.basicsr;

import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.train.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A BasicSR option file as a mirnet configuration.
 *
 * @param yaml the configuration: what the file says, and nothing that is default
 * @param notes what could not be carried over and what was decided, a line each
 */
public record OptionImport(String yaml, List<String> notes) {
  private static final String ELSE = "mirnet has nothing like it";

  /** Why options are left behind, by the beginning of their path; the longest counts. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("model_type", "the network decides"),
          Map.entry("datasets.train.name", "data sets need no name"),
          Map.entry("datasets.val.name", "data sets need no name"),
          Map.entry("datasets.train.io_backend", "pictures are read from files"),
          Map.entry("datasets.val.io_backend", "pictures are read from files"),
          Map.entry("datasets.train.use_shuffle", "patches are always drawn by chance"),
          Map.entry("datasets.train.dataset_enlarge_ratio", "iterations are counted, not epochs"),
          Map.entry("datasets.train.prefetch_mode", "batches are always made ahead"),
          Map.entry("path", "a run goes on by train --resume"),
          Map.entry("train.optim_g.type", "adam is used, with its defaults"),
          Map.entry("val.save_img", "samples of every validation are kept"),
          Map.entry("val.metrics", "choose train.validation.protocol by the data set"),
          Map.entry("val", "validation is on whole pictures, padded as the network needs"),
          Map.entry("network_g.bias", "MIRNet-v2's convolutions have none"),
          Map.entry("logger.use_tb_logger", "TensorBoard files are always written"),
          Map.entry("logger.wandb", "TensorBoard files and metrics.jsonl are written instead"),
          Map.entry("dist_params", "one process drives all devices"));

  /** Copies the notes. */
  public OptionImport {
    notes = List.copyOf(notes);
  }

  /**
   * Reads an option file.
   *
   * @param file the file
   * @param configurations checks the outcome
   * @return the configuration and what is not in it
   * @throws InputException if the file is missing or not readable
   * @throws ConfigurationException if it isn't an option file, or asks for a network that can't be
   */
  public static OptionImport of(Path file, ConfigurationReader configurations) {
    OptionFile options = new OptionFile(file);
    Draft draft = new Draft();
    options.text("name").ifPresent(name -> draft.put("name", name.replaceAll("[^\\w.-]+", "-")));
    options.whole("manual_seed").ifPresent(seed -> draft.put("seed", seed));
    long devices = options.whole("num_gpu").orElse(1L);
    if (devices == 0) {
      draft.put("device", "cpu");
    } else if (devices > 1) {
      draft.note(
          "num_gpu: %d: batch sizes are written for all devices together; choose them by device: gpu:0,1"
              .formatted(devices));
    }
    NetworkImport.carry(options, draft);
    DataImport.carry(options, draft, Math.max(1, devices));
    TrainImport.carry(options, draft);
    options.refuseProblems();
    for (String path : options.left()) {
      draft.note(
          "line %d, %s: not carried over; %s".formatted(options.line(path), path, reason(path)));
    }
    String yaml = draft.yaml("from " + file.getFileName());
    configurations.read(Experiment.class, "what was made of " + file, yaml, List.of());
    return new OptionImport(yaml, draft.notes());
  }

  private static String reason(String path) {
    for (String part = path; !part.isEmpty(); part = parent(part)) {
      if (REASONS.containsKey(part)) {
        return REASONS.get(part);
      }
    }
    return ELSE;
  }

  private static String parent(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }
}
