package io.mirnet.train.report.internal.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mirnet.api.InputException;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.MetricsLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a trial learned, as {@code metrics.jsonl} tells it.
 *
 * @param points its validations on the objective's set
 * @param seconds time spent on the updates so far, validation left out; NaN before the first line
 * @param secondsPerIteration median over the lines of the log; NaN before the first line
 */
public record Curve(List<Point> points, double seconds, double secondsPerIteration) {
  private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

  /**
   * A validation.
   *
   * @param iteration updates done
   * @param seconds time they took, validation left out
   * @param value the objective
   */
  public record Point(long iteration, double seconds, double value) {}

  /**
   * Reads a log. Lines that name no set are of the only one.
   *
   * @param file the log of a run; one that isn't there yet is empty
   * @param objective what is followed
   * @return the validations in order
   */
  public static Curve read(Path file, Monitor objective) {
    String key = MetricsLog.VALIDATION + objective.kind().name();
    List<JsonNode> validations = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    TreeMap<Long, Double> clock = new TreeMap<>(Map.of(0L, 0.0));
    for (JsonNode line : lines(file)) {
      if (line.has(key)) {
        if (line.path("set").asText(objective.set()).equals(objective.set())) {
          validations.add(line);
        }
      } else if (line.has("seconds_per_iteration")) {
        long iteration = line.path("iteration").asLong();
        double speed = line.path("seconds_per_iteration").asDouble();
        Map.Entry<Long, Double> before = clock.lastEntry();
        clock.put(iteration, before.getValue() + (iteration - before.getKey()) * speed);
        speeds.add(speed);
      }
    }
    List<Point> points = new ArrayList<>();
    for (JsonNode line : validations) {
      long iteration = line.path("iteration").asLong();
      points.add(new Point(iteration, at(clock, iteration), line.path(key).asDouble()));
    }
    double[] all = speeds.stream().mapToDouble(Double::doubleValue).toArray();
    double seconds = speeds.isEmpty() ? Double.NaN : clock.lastEntry().getValue();
    return new Curve(List.copyOf(points), seconds, Statistics.median(all));
  }

  /** A validation may stand between two lines of the log, or after the last. */
  private static double at(TreeMap<Long, Double> clock, long iteration) {
    Map.Entry<Long, Double> below = clock.floorEntry(iteration);
    Map.Entry<Long, Double> above = clock.ceilingEntry(iteration);
    Map.Entry<Long, Double> from = above == null ? clock.lowerEntry(below.getKey()) : below;
    Map.Entry<Long, Double> to = above == null ? below : above;
    if (from == null || from.getKey().equals(to.getKey())) {
      return to.getValue();
    }
    double slope = (to.getValue() - from.getValue()) / (to.getKey() - from.getKey());
    return from.getValue() + slope * (iteration - from.getKey());
  }

  /** The last line may be half written while the trial runs; the lines before it count. */
  private static List<JsonNode> lines(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<JsonNode> nodes = new ArrayList<>();
    try (MappingIterator<JsonNode> lines = JSON.readValues(file.toFile())) {
      while (lines.hasNextValue()) {
        nodes.add(lines.nextValue());
      }
      return nodes;
    } catch (JacksonException e) {
      return nodes;
    } catch (IOException e) {
      throw new InputException(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
