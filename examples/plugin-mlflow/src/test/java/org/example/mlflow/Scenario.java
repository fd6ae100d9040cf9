package org.example.mlflow;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver;
import io.mirnet.api.training.RunObserver.Run;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.api.training.RunObserver.Validation;
import io.mirnet.api.training.RunObserver.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run of 40 updates that is stopped half-way and goes on. */
final class Scenario {
  /** More settings than MLflow takes at once. */
  static final int SETTINGS = 230;

  private Scenario() {}

  static MlflowProvider.Options options(String uri) {
    return new MlflowProvider.Options(uri, "contract tests", Optional.empty(), Map.of("by", "me"));
  }

  static void begin(RunObserver observer, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("checkpoints"));
    Files.writeString(folder.resolve("config.yaml"), "name: tiny\n");
    Path sheet = Files.writeString(folder.resolve("00000020.png"), "a sheet");
    observer.started(new Run(folder, "tiny", "name: tiny\n", settings(1e-3), 0, 40));
    observer.averaged(window(20, 0.5));
    observer.validated(validation(20, Optional.of(sheet)));
    observer.ended(20, false);
    observer.close();
  }

  static void resume(RunObserver observer, Path folder) throws IOException {
    Files.writeString(folder.resolve("checkpoints/best.safetensors"), "the best weights");
    observer.started(new Run(folder, "tiny", "name: tiny\n", settings(1e-4), 20, 40));
    observer.averaged(window(40, Double.NaN));
    observer.validated(validation(40, Optional.empty()));
    observer.ended(40, true);
    observer.close();
  }

  private static Map<String, String> settings(double rate) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("known", "1");
    settings.put("train.rate", "" + rate);
    settings.put("train.weights", "");
    settings.put("data.validation[0].name", "x".repeat(7000));
    while (settings.size() < SETTINGS) {
      settings.put("more." + settings.size(), "1");
    }
    return settings;
  }

  private static Window window(long iteration, double loss) {
    return new Window(
        iteration, loss, Map.of("edge", 0.25), 1e-4, Double.POSITIVE_INFINITY, 1.5, 0.1);
  }

  private static Validation validation(long iteration, Optional<Path> sheet) {
    SetScores means =
        new SetScores(List.of(ScoreKind.PSNR), Map.of("psnr", 24.5), Map.of("psnr", 20.0));
    Map<String, SetScores> sets = Map.of("lol", means, "B & B", means);
    return new Validation(iteration, sets, true, sheet);
  }
}
