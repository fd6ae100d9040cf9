package io.mirnet.train.basicsr;

import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.train.config.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A BasicSR option file as a mirnet configuration.
 *
 * @param yaml the configuration: what the file says, and nothing that is default
 * @param notes a line each: first what changes the result, then what was decided, last what was
 *     left out without effect
 */
public record OptionImport(String yaml, List<String> notes) {
  private static final String ELSE = "mirnet has nothing like it";
  private static final String TEMPLATE = "one {} is needed; say what belongs together by match";
  private static final String UNPACKED = "pictures are read from folders, so unpack them";

  /** Options that change nothing here, with all below them. */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "model_type",
          "find_unused_parameters",
          "auto_resume",
          "datasets.test",
          "path",
          "val",
          "logger",
          "dist_params",
          // The released network takes it and never looks at it.
          "network_g.scale");

  /** The same, of a data set. */
  private static final Set<String> WITHOUT_EFFECT_IN_SETS =
      Set.of(
          "name",
          "phase",
          "use_shuffle",
          "dataset_enlarge_ratio",
          "prefetch_mode",
          "num_prefetch_queue",
          "pin_memory",
          "persistent_workers",
          "num_worker_per_gpu",
          "batch_size_per_gpu");

  /** Why options are left behind, by the beginning of their path; the longest counts. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("scale", "inputs and targets have one size, so enlarge the inputs beforehand"),
          Map.entry("num_gpu", "batch sizes are written for one device"),
          Map.entry("datasets.train.type", "it is read as pairs of pictures"),
          Map.entry("datasets.val.type", "it is read as pairs of pictures"),
          Map.entry("datasets.train.filename_tmpl", TEMPLATE),
          Map.entry("datasets.val.filename_tmpl", TEMPLATE),
          Map.entry("datasets.train.io_backend", UNPACKED),
          Map.entry("datasets.val.io_backend", UNPACKED),
          Map.entry("network_g.bias", "MIRNet-v2's convolutions have none"),
          Map.entry("path.resume_state", "the run starts anew; it goes on by train --resume"),
          Map.entry("train.optim_g.type", "adam is used, with its defaults"),
          Map.entry("train.pixel_opt.type", "charbonnier is used; choose train.loss"),
          Map.entry("train.pixel_opt.reduction", "the mean is used"),
          Map.entry("train.perceptual_opt", "train.loss takes {type: perceptual, file: ...}"),
          Map.entry("val.metrics", "choose train.validation.protocol"));

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
    long devices = devices(options, draft);
    NetworkImport.carry(options, draft);
    DataImport.carry(options, draft, devices);
    TrainImport.carry(options, draft, devices);
    options.refuseProblems();
    left(options, draft);
    String yaml = draft.yaml("from " + file.getFileName());
    configurations.read(Experiment.class, "what was made of " + file, yaml, List.of());
    return new OptionImport(yaml, draft.notes());
  }

  /** Returns how many devices a batch size is of. */
  private static long devices(OptionFile options, Draft draft) {
    if (options.is("num_gpu", "auto")) {
      options.leave("num_gpu");
      return 1;
    }
    long devices = options.whole("num_gpu").orElse(1L);
    if (devices == 0) {
      draft.put("device", "cpu");
    } else if (devices > 1) {
      draft.remark(
          "num_gpu: %d: batch sizes are written for all devices together; choose them by device: gpu:0,1"
              .formatted(devices));
    }
    return Math.max(1, devices);
  }

  /** Names what was left behind: what counts a line each, the rest in one. */
  private static void left(OptionFile options, Draft draft) {
    List<String> rest = new ArrayList<>();
    for (String path : options.left()) {
      if (isWithoutEffect(path)) {
        rest.add(path);
      } else {
        draft.change(
            "line %d, %s: not carried over; %s"
                .formatted(options.line(path), path, reason(path).orElse(ELSE)));
      }
    }
    if (!rest.isEmpty()) {
      draft.remark("without effect here: " + String.join(", ", rest));
    }
  }

  private static boolean isWithoutEffect(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return reason(path).isEmpty()
        && (WITHOUT_EFFECT.stream().anyMatch(part -> (path + ".").startsWith(part + "."))
            || path.startsWith("datasets.") && WITHOUT_EFFECT_IN_SETS.contains(last));
  }

  private static Optional<String> reason(String path) {
    for (String part = path; !part.isEmpty(); part = parent(part)) {
      if (REASONS.containsKey(part)) {
        return Optional.of(REASONS.get(part));
      }
    }
    return Optional.empty();
  }

  private static String parent(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }
}
