package io.mirnet.train.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.api.training.RunObserver.Validation;
import io.mirnet.api.training.RunObserver.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code metrics.jsonl}: one JSON object a line, for training and for each validation set. Lines of
 * a validation have the key {@code set}; those of runs before there were several sets lack it.
 */
public final class MetricsLog {
  /** What keys of a validation's scores begin with; those of the degraded images have one more. */
  public static final String VALIDATION = "validation_";

  private static final String INPUT = VALIDATION + "input_";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path file;

  /**
   * Makes the log.
   *
   * @param file its file, there or not
   */
  MetricsLog(Path file) {
    this.file = file;
  }

  /**
   * Adds a line on training.
   *
   * @param window averages over the iterations since the line before
   */
  public void append(Window window) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", window.iteration());
    values.put("loss", window.loss());
    window.terms().forEach((name, value) -> values.put("loss_" + name, value));
    values.put("learning_rate", window.learningRate());
    values.put("gradient_norm", window.gradientNorm());
    values.put("seconds_per_iteration", window.secondsPerIteration());
    values.put("data_wait", window.dataWait());
    write(List.of(values));
  }

  /**
   * Adds a line for each set of a validation, all at once.
   *
   * @param validation the means
   */
  public void append(Validation validation) {
    List<Map<String, Object>> lines = new ArrayList<>();
    validation
        .sets()
        .forEach((set, scores) -> lines.add(line(validation.iteration(), set, scores)));
    write(lines);
  }

  private static Map<String, Object> line(long iteration, String set, SetScores scores) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", iteration);
    values.put("set", set);
    scores.scores().forEach((name, value) -> values.put(VALIDATION + name, value));
    scores.input().forEach((name, value) -> values.put(INPUT + name, value));
    return values;
  }

  private void write(List<Map<String, Object>> lines) {
    try {
      StringBuilder text = new StringBuilder();
      for (Map<String, Object> line : lines) {
        text.append(mapper.writeValueAsString(line)).append('\n');
      }
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Tells whether a validation stands here.
   *
   * @param iteration updates done
   * @return whether there is a line on one
   */
  public boolean hasValidation(long iteration) {
    return lines().stream()
        .map(this::read)
        .filter(line -> line.path("iteration").asLong(-1) == iteration)
        .anyMatch(MetricsLog::isValidation);
  }

  /**
   * Returns what a set scored last, up to an iteration.
   *
   * @param set the validation set; lines that name none are of the only one
   * @param score the name of the score
   * @param iteration updates done
   * @return its mean; empty if it wasn't measured before or is not a number
   */
  public OptionalDouble scored(String set, String score, long iteration) {
    return lines().stream()
        .map(this::read)
        .filter(line -> line.path("iteration").asLong(Long.MAX_VALUE) <= iteration)
        .filter(line -> line.path("set").asText(set).equals(set))
        .filter(line -> line.path(VALIDATION + score).isNumber())
        .mapToDouble(line -> line.path(VALIDATION + score).asDouble())
        .reduce((before, last) -> last);
  }

  private static boolean isValidation(JsonNode line) {
    return line.properties().stream().anyMatch(field -> field.getKey().startsWith(VALIDATION));
  }

  /**
   * Drops the lines that a resumed run will write again, and a last line that is not whole.
   *
   * @param iteration updates done at the checkpoint
   */
  public void rewind(long iteration) {
    if (!Files.exists(file)) {
      return;
    }
    List<String> kept =
        lines().stream()
            .filter(line -> read(line).path("iteration").asLong(Long.MAX_VALUE) <= iteration)
            .toList();
    try {
      WholeFile.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("can't rewind " + file + ": " + e.getMessage(), e);
    }
  }

  private List<String> lines() {
    try {
      // A byte that is no UTF-8 costs its line, not the run.
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
    }
  }

  /** A line that is not whole has nothing in it. */
  private JsonNode read(String line) {
    try {
      return mapper.readTree(line);
    } catch (JacksonException e) {
      return mapper.createObjectNode();
    }
  }
}
