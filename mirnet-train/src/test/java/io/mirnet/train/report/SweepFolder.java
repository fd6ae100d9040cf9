package io.mirnet.train.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.NetworkCost;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Writes a sweep's folder as trials would leave it, file by file, without training anything. */
final class SweepFolder {
  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private final String name;
  private final Monitor objective;
  private final Map<String, List<ScoreKind>> sets = new LinkedHashMap<>();
  private final List<Map<String, Object>> trials = new ArrayList<>();
  private boolean traceable = true;

  /** Begins a sweep whose trials measure PSNR, SSIM and the objective on its set. */
  SweepFolder(Path folder, String name, Monitor objective) {
    this.folder = folder;
    this.name = name;
    this.objective = objective;
    sets.put(
        objective.set(),
        Stream.of(ScoreKind.PSNR, ScoreKind.SSIM, objective.kind()).distinct().toList());
  }

  /** From here on trials measure another set too. */
  SweepFolder measuring(String set, ScoreKind... kinds) {
    sets.put(set, List.of(kinds));
    return this;
  }

  /** From here on trials have blocks that can't be traced. */
  SweepFolder untraceable() {
    traceable = false;
    return this;
  }

  /** Adds a trial of which only the plan and, if it was begun, the state is there. */
  Path trial(String setting, long seed, String status, long iteration, String message) {
    String id = "%012x".formatted(trials.size() + 1);
    trials.add(Map.of("id", id, "setting", setting, "labels", Map.of(), "seed", seed));
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("status", status);
    state.put("attempt", 1);
    state.put("host", "");
    state.put("pid", 1);
    state.put("heartbeat", Instant.now().toString());
    state.put("iteration", iteration);
    state.put("iterations", 1000);
    state.put("message", message);
    Path trial = folder.resolve("trials").resolve(id);
    write(trial.resolve("log.txt"), "log of " + id);
    if (!status.equals("WAITING")) {
      write(trial.resolve("state.json"), text(state));
      write(trial.resolve("run/config.yaml"), "name: x\n");
      write(trial.resolve("run/manifest.json"), text(manifest(seed)));
    }
    return trial.resolve("run");
  }

  /** Adds a complete trial; scores of images are those of 30 dB plus the gain of each. */
  Path complete(String setting, long seed, long parameters, double... gains) {
    Path run = trial(setting, seed, "COMPLETE", 1000, "");
    Map<String, SetResult> results = new LinkedHashMap<>();
    sets.forEach((set, kinds) -> results.put(set, result(kinds, gains)));
    OptionalDouble gmacs =
        traceable ? OptionalDouble.of(parameters * 2.381e-5) : OptionalDouble.empty();
    RunDirectory.open(run)
        .saveResult(
            new RunResult(
                1000,
                true,
                new Monitor(objective.set(), ScoreKind.PSNR),
                31,
                900,
                results,
                Optional.of(new NetworkCost(parameters, gmacs)),
                OptionalLong.of(1234 + seed)));
    return run;
  }

  private static SetResult result(List<ScoreKind> kinds, double... gains) {
    List<ImageScore> images = new ArrayList<>();
    for (int i = 0; i < gains.length; i++) {
      images.add(new ImageScore("image " + i, new Scores(scores(kinds, 30 + gains[i]))));
    }
    return new SetResult(kinds, new Evaluation(kinds, images).means(), Map.of(), images);
  }

  /** All that an image of a PSNR scores; what is neither PSNR nor SSIM is an error. */
  private static Map<String, Double> scores(List<ScoreKind> kinds, double psnr) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (ScoreKind kind : kinds) {
      double other = kind.equals(ScoreKind.SSIM) ? 0.9 + (psnr - 30) / 100 : 1 / psnr;
      scores.put(kind.name(), kind.equals(ScoreKind.PSNR) ? psnr : other);
    }
    return scores;
  }

  /** Writes a log of a curve that ends near a PSNR. */
  void curve(Path run, long iterations, long every, double end, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder log = new StringBuilder();
    for (long n = every / 10; n <= iterations; n += every / 10) {
      log.append(text(Map.of("iteration", n, "loss", 0.05, "seconds_per_iteration", 0.1924)))
          .append('\n');
      if (n % every == 0) {
        double psnr = end - 12 * Math.exp(-6.0 * n / iterations) + 0.1 * random.nextDouble();
        long now = n;
        sets.forEach((set, kinds) -> log.append(validation(now, set, scores(kinds, psnr))));
      }
    }
    write(run.resolve("metrics.jsonl"), log.toString());
  }

  private String validation(long iteration, String set, Map<String, Double> scores) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("iteration", iteration);
    line.put("set", set);
    scores.forEach((score, value) -> line.put("validation_" + score, value));
    return text(line) + "\n";
  }

  /** Writes pictures of noise around a ramp. */
  void pictures(Path run, String stem, int side, double noise, long seed) {
    picture(run.resolve("restored/" + stem + ".png"), side, noise, seed);
    picture(run.resolve("restored/" + stem + "-input.png"), side, 0.3, seed + 1);
    picture(run.resolve("restored/" + stem + "-target.png"), side, 0, 0);
  }

  private static void picture(Path file, int side, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] samples = new byte[side * side * 3];
    for (int i = 0; i < samples.length; i++) {
      int x = i / 3 % side;
      int y = i / 3 / side;
      double value = 0.5 + 0.4 * Math.sin(x * 0.2) * Math.cos(y * 0.13 + i % 3);
      value += noise * (random.nextDouble() - 0.5);
      samples[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, value)));
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ImageFiles.write(file, Image.of(side, side, 3, samples), Optional.empty(), false);
  }

  private static Map<String, Object> manifest(long seed) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("mirnet", "0.1.0");
    manifest.put("djl", "0.35.1");
    manifest.put("engine", "PyTorch 2.7.1");
    manifest.put("devices", List.of("cpu()"));
    manifest.put("threads", 2);
    manifest.put("jvm", "OpenJDK 17");
    manifest.put("os", "Linux amd64");
    manifest.put("seed", seed);
    manifest.put("git_commit", "0123456789abcdef");
    manifest.put("started", "2026-11-22T20:00:0" + seed % 10 + "Z");
    manifest.put("plugins", Map.of());
    return manifest;
  }

  /** Writes the plan, which makes the folder a sweep. */
  SweepDirectory open() {
    write(
        folder.resolve("plan.json"),
        text(Map.of("name", name, "objective", objective(), "trials", trials)));
    return SweepDirectory.open(folder);
  }

  private Map<String, String> objective() {
    ScoreKind kind = objective.kind();
    return Map.of(
        "set",
        objective.set(),
        "score",
        kind.name(),
        "unit",
        kind.unit(),
        "direction",
        kind.direction().name().toLowerCase(Locale.ROOT));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
