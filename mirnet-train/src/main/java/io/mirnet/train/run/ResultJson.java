package io.mirnet.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code result.json}: results as JSON, where a number that is not finite is a text. */
final class ResultJson {
  private ResultJson() {}

  static ObjectNode of(RunResult result) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("iteration", result.iteration()).put("complete", result.complete());
    root.set("monitor", MonitorJson.of(result.monitor()));
    if (result.bestIteration() > 0) {
      ObjectNode best = root.putObject("best");
      put(best, "value", result.best());
      best.put("iteration", result.bestIteration());
    }
    ObjectNode sets = root.putObject("sets");
    result.sets().forEach((name, set) -> sets.set(name, set(set)));
    result.cost().ifPresent(cost -> put(root, cost));
    result.peakMemory().ifPresent(mebibytes -> root.put("peak_memory_mib", mebibytes));
    return root;
  }

  private static void put(ObjectNode root, NetworkCost cost) {
    root.put("parameters", cost.parameters());
    cost.gmacs().ifPresent(gmacs -> root.put("gmacs", gmacs));
  }

  private static ObjectNode set(SetResult set) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode kinds = node.putArray("kinds");
    set.kinds().forEach(kind -> kinds.add(MonitorJson.kind(kind, "name")));
    node.set("scores", numbers(set.scores()));
    node.set("input", numbers(set.input()));
    ArrayNode images = node.putArray("images");
    for (ImageScore image : set.images()) {
      images.addObject().put("name", image.name()).setAll(numbers(image.scores().values()));
    }
    return node;
  }

  private static ObjectNode numbers(Map<String, Double> values) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    values.forEach((name, value) -> put(node, name, value));
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, Double.toString(value));
    }
  }

  static RunResult read(Path file) {
    return OwnFile.read(
        file,
        "remove it: the run, or the sweep, writes it again when it goes on",
        text -> {
          JsonNode root = new ObjectMapper().readTree(text);
          if (!root.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
          }
          return root.has("sets") ? read(root) : FormerResult.read(root);
        });
  }

  private static RunResult read(JsonNode root) {
    Map<String, SetResult> sets = new LinkedHashMap<>();
    root.path("sets").properties().forEach(set -> sets.put(set.getKey(), set(set.getValue())));
    return new RunResult(
        root.path("iteration").asLong(),
        root.path("complete").asBoolean(),
        MonitorJson.read(root.path("monitor")),
        root.path("best").path("value").asDouble(Double.NaN),
        root.path("best").path("iteration").asLong(),
        sets,
        cost(root),
        peakMemory(root));
  }

  static Optional<NetworkCost> cost(JsonNode root) {
    OptionalDouble gmacs =
        root.has("gmacs")
            ? OptionalDouble.of(root.path("gmacs").asDouble())
            : OptionalDouble.empty();
    return root.has("parameters")
        ? Optional.of(new NetworkCost(root.path("parameters").asLong(), gmacs))
        : Optional.empty();
  }

  static OptionalLong peakMemory(JsonNode root) {
    return root.has("peak_memory_mib")
        ? OptionalLong.of(root.path("peak_memory_mib").asLong())
        : OptionalLong.empty();
  }

  private static SetResult set(JsonNode node) {
    List<ScoreKind> kinds = new ArrayList<>();
    node.path("kinds").forEach(kind -> kinds.add(MonitorJson.kind(kind, "name")));
    return new SetResult(
        kinds, numbers(node.path("scores")), numbers(node.path("input")), images(node));
  }

  static List<ImageScore> images(JsonNode node) {
    List<ImageScore> images = new ArrayList<>();
    for (JsonNode image : node.path("images")) {
      images.add(new ImageScore(image.path("name").asText(), new Scores(numbers(image))));
    }
    return images;
  }

  /** The fields that are numbers, or texts that stand for one; NaN and infinities among them. */
  static Map<String, Double> numbers(JsonNode node) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNumber() || value.asText().matches("NaN|-?Infinity")) {
                numbers.put(field.getKey(), Double.valueOf(value.asText()));
              }
            });
    numbers.remove("name");
    return numbers;
  }
}
