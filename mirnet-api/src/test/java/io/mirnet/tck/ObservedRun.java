package io.mirnet.tck;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.api.training.RunObserver;
import io.mirnet.api.training.RunObserver.Picture;
import io.mirnet.api.training.RunObserver.Run;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.api.training.RunObserver.Step;
import io.mirnet.api.training.RunObserver.Validation;
import io.mirnet.api.training.RunObserver.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an observer gets to see of a run of six updates: a line of the log for every two, and
 * validations of two sets after four and six, of which the first has a sample sheet.
 */
final class ObservedRun {
  static final int ITERATIONS = 6;

  private static final List<ScoreKind> KINDS = List.of(ScoreKind.PSNR, ScoreKind.SSIM);

  /** Three grey columns, two rows. */
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNgaPjP4KAgAAAJEwHwG/m3fgAAAABJRU5E"
          + "rkJggg==";

  private final RunObserver observer;
  private final Path folder;
  private final double number;

  /**
   * Prepares a run.
   *
   * @param observer sees it
   * @param folder the run directory
   * @param number stands for every loss, rate, score and time
   */
  ObservedRun(RunObserver observer, Path folder, double number) {
    this.observer = observer;
    this.folder = folder;
    this.number = number;
  }

  /**
   * Makes a run directory as a run finds it that went on after its first sheet and best weights.
   */
  static Path directory(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("samples"));
    Files.createDirectories(folder.resolve("checkpoints"));
    Files.writeString(folder.resolve("config.yaml"), "name: observed\n");
    Files.writeString(folder.resolve("metrics.jsonl"), "{\"iteration\":2,\"loss\":0.5}\n");
    Files.write(folder.resolve("samples/00000004.png"), Base64.getDecoder().decode(PNG));
    Files.writeString(folder.resolve("checkpoints/last.safetensors"), "last");
    Files.writeString(folder.resolve("checkpoints/best.safetensors"), "best");
    return folder;
  }

  void start(long from) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", "observed");
    settings.put("train.iterations", "" + ITERATIONS);
    settings.put("train.loss.type", "charbonnier");
    settings.put("train.weights", "");
    settings.put("model.groups", "[1, 2]");
    String yaml = "name: observed\ntrain: {iterations: %d}\n".formatted(ITERATIONS);
    observer.started(new Run(folder, "observed", yaml, settings, from, ITERATIONS));
  }

  /** Everything from the first update to the last. */
  void go(long from) {
    Map<String, Double> terms = Map.of("charbonnier", number, "edge", number);
    observer.warned("a line that says \"something\", with an ü");
    for (long i = from + 1; i <= ITERATIONS; i++) {
      observer.stepped(new Step(i, ITERATIONS, number, terms, number, number, number));
      if (i % 2 == 0) {
        observer.averaged(new Window(i, number, terms, number, number, number, number));
        observer.saved(i, folder.resolve("checkpoints/last.safetensors"));
      }
      if (i == 4 || i == ITERATIONS) {
        validate(i, List.of("lol", "sidd"));
      }
    }
  }

  void validate(long iteration, List<String> sets) {
    Map<String, SetScores> means = new LinkedHashMap<>();
    for (String set : sets) {
      for (int index = 0; index < 2; index++) {
        observer.pictured(picture(iteration, set, index));
      }
      boolean first = means.isEmpty();
      Map<String, Double> scores = Map.of("psnr", number, "ssim", number);
      means.put(set, new SetScores(KINDS, scores, first ? scores : Map.of()));
    }
    Path sheet = folder.resolve("samples/%08d.png".formatted(iteration));
    Optional<Path> sample = Optional.of(sheet).filter(Files::exists);
    observer.validated(new Validation(iteration, means, iteration == 4, sample));
  }

  private Picture picture(long iteration, String set, int index) {
    return new Picture(
        iteration,
        set,
        index,
        index + 1,
        "picture " + index,
        Samples.image(1, 4, 5, 3),
        Samples.image(2, 4, 5, 3),
        Samples.image(3, 4, 5, 3),
        new Scores(number, number));
  }

  /** Ends the run and closes its observer. */
  void end(boolean complete) {
    observer.ended(complete ? ITERATIONS : 4, complete);
    observer.close();
  }
}
