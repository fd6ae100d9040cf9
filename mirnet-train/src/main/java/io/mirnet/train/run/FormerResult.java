package io.mirnet.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.measure.Evaluation.ImageScore;
import io.mirnet.train.measure.MeasuredSet;
import io.mirnet.train.measure.Monitor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code result.json} of runs and trials from before metrics declared their scores: one
 * set, PSNR and SSIM at the top, and further scores without a direction.
 */
final class FormerResult {
  /** What such results hold besides scores. */
  private static final Set<String> OTHERS =
      Set.of(
          "iteration",
          "best_psnr",
          "best_iteration",
          "gain",
          "parameters",
          "gmacs",
          "peak_memory_mib",
          "seconds",
          "seconds_per_iteration");

  private static final String INPUT = "input_";

  private FormerResult() {}

  static RunResult read(JsonNode root) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Double> input = new LinkedHashMap<>();
    ResultJson.numbers(root)
        .forEach(
            (name, value) -> {
              if (name.startsWith(INPUT)) {
                input.put(name.substring(INPUT.length()), value);
              } else if (!OTHERS.contains(name)) {
                scores.put(name, value);
              }
            });
    List<ImageScore> images = ResultJson.images(root);
    Set<String> names = new LinkedHashSet<>(scores.keySet());
    images.forEach(image -> names.addAll(image.scores().values().keySet()));
    List<ScoreKind> kinds = names.stream().map(FormerResult::kind).toList();
    for (String name : names) {
      scores.computeIfAbsent(
          name,
          key ->
              images.stream()
                  .mapToDouble(image -> image.scores().value(key))
                  .filter(value -> !Double.isNaN(value))
                  .average()
                  .orElse(Double.NaN));
    }
    return new RunResult(
        root.path("iteration").asLong(),
        root.path("complete").asBoolean(true),
        new Monitor(MeasuredSet.UNNAMED, ScoreKind.PSNR),
        root.path("best_psnr").asDouble(Double.NaN),
        root.path("best_iteration").asLong(),
        Map.of(MeasuredSet.UNNAMED, new SetResult(kinds, scores, input, images)),
        ResultJson.cost(root),
        ResultJson.peakMemory(root));
  }

  /** Which of these are errors was known by their names then. */
  static ScoreKind kind(String name) {
    return switch (name) {
      case "psnr" -> ScoreKind.PSNR;
      case "mae", "mse", "rmse", "lpips", "dists", "niqe" ->
          new ScoreKind(name, "", Direction.LOWER);
      default -> new ScoreKind(name, "", Direction.HIGHER);
    };
  }
}
