package io.mirnet.train.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code metrics.jsonl}: one JSON object a line, for training and for validation. The same values
 * go into TensorBoard event files beside it, a file for each time that the run was begun or
 * resumed.
 */
public final class MetricsLog {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Path file;
  private EventFile events;

  /**
   * Makes the log.
   *
   * @param file its file, there or not
   */
  MetricsLog(Path file) {
    this.file = file;
  }

  /**
   * Averages over the iterations since the line before.
   *
   * @param iteration updates done
   * @param loss mean loss
   * @param learningRate rate of the last update
   * @param gradientNorm mean norm before clipping
   * @param secondsPerIteration wall time, validation left out
   * @param dataWait part of that time in which the step waited for data, 0 to 1
   */
  public record Training(
      long iteration,
      double loss,
      double learningRate,
      double gradientNorm,
      double secondsPerIteration,
      double dataWait) {}

  /**
   * Adds a line on training.
   *
   * @param line the values
   */
  public void append(Training line) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", line.iteration());
    values.put("loss", line.loss());
    values.put("learning_rate", line.learningRate());
    values.put("gradient_norm", line.gradientNorm());
    values.put("seconds_per_iteration", line.secondsPerIteration());
    values.put("data_wait", line.dataWait());
    append(line.iteration(), values);
  }

  /**
   * Adds a line on a validation.
   *
   * @param iteration updates done
   * @param validation the means over the validation set
   */
  public void append(long iteration, Validation validation) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", iteration);
    values.put("validation_psnr", validation.psnr());
    values.put("validation_ssim", validation.ssim());
    if (!Double.isNaN(validation.inputPsnr())) {
      values.put("validation_input_psnr", validation.inputPsnr());
    }
    validation.more().forEach((name, score) -> values.put("validation_" + name, score));
    append(iteration, values);
  }

  private void append(long iteration, Map<String, Object> values) {
    try {
      Files.writeString(
          file,
          mapper.writeValueAsString(values) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      double now = System.currentTimeMillis() / 1000.0;
      if (events == null) {
        String name = "events.out.tfevents.%d.mirnet".formatted(System.currentTimeMillis());
        events = new EventFile(file.resolveSibling("tensorboard").resolve(name), iteration, now);
      }
      Map<String, Double> scalars = new LinkedHashMap<>();
      values.forEach((name, value) -> scalars.put(name, ((Number) value).doubleValue()));
      scalars.remove("iteration");
      events.add(iteration, now, scalars);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + file + ": " + e.getMessage(), e);
    }
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
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (iteration(line) <= iteration) {
          kept.add(line);
        }
      }
      WholeFile.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("can't rewind " + file + ": " + e.getMessage(), e);
    }
  }

  private long iteration(String line) {
    try {
      JsonNode node = mapper.readTree(line);
      return node.path("iteration").asLong(Long.MAX_VALUE);
    } catch (JacksonException e) {
      return Long.MAX_VALUE;
    }
  }
}
