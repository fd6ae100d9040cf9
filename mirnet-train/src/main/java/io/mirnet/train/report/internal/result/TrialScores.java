package io.mirnet.train.report.internal.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a complete trial reached, as {@code result.json} tells it. What it doesn't tell is NaN.
 *
 * @param values its numbers by key
 * @param images each image's scores by key, by the image's name
 */
public record TrialScores(Map<String, Double> values, Map<String, Map<String, Double>> images) {

  static TrialScores read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(file));
      Map<String, Map<String, Double>> images = new LinkedHashMap<>();
      for (JsonNode image : root.path("images")) {
        images.put(image.path("name").asText(), numbers(image));
      }
      return new TrialScores(numbers(root), Collections.unmodifiableMap(images));
    } catch (IOException e) {
      throw new InputException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Double> numbers(JsonNode node) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNumber()) {
                numbers.put(field.getKey(), value.doubleValue());
              } else if (value.asText().equals("Infinity")) {
                numbers.put(field.getKey(), Double.POSITIVE_INFINITY);
              }
            });
    return Collections.unmodifiableMap(numbers);
  }

  /** A number of the whole trial; a score that it doesn't hold is the mean of the images'. */
  public double value(String key) {
    Double value = values.get(key);
    if (value != null) {
      return value;
    }
    return byImage(key).values().stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /** One score of each image that has it, by the image's name. */
  public Map<String, Double> byImage(String score) {
    Map<String, Double> scores = new LinkedHashMap<>();
    images.forEach(
        (name, all) -> {
          if (all.containsKey(score)) {
            scores.put(name, all.get(score));
          }
        });
    return scores;
  }
}
