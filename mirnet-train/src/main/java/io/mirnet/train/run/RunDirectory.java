package io.mirnet.train.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run's folder: {@code config.yaml}, {@code manifest.json}, {@code metrics.jsonl}, {@code
 * samples/} and {@code checkpoints/}.
 */
public final class RunDirectory {
  private final Path folder;

  private RunDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a new run directory.
   *
   * @param folder where; must not exist
   * @param configYaml the resolved configuration
   * @param manifest what made the run
   * @return the directory
   * @throws RunExistsException if it exists
   * @throws UncheckedIOException if it can't be written
   */
  public static RunDirectory create(Path folder, String configYaml, Manifest manifest) {
    try {
      if (folder.toAbsolutePath().getParent() != null) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
      }
      Files.createDirectory(folder);
      RunDirectory run = new RunDirectory(folder);
      WholeFile.write(folder.resolve("manifest.json"), manifest.toJson());
      WholeFile.write(folder.resolve("config.yaml"), configYaml);
      return run;
    } catch (FileAlreadyExistsException e) {
      throw new RunExistsException(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the run directory " + folder + ": " + e, e);
    }
  }

  /**
   * Checks that a run directory can be made, before work is done for it.
   *
   * @param folder where
   * @throws RunExistsException if it exists
   */
  public static void requireAbsent(Path folder) {
    if (Files.exists(folder)) {
      throw new RunExistsException(folder);
    }
  }

  /**
   * Opens the directory of a run that was begun.
   *
   * @param folder the directory
   * @return the directory
   * @throws InputException if it is none
   */
  public static RunDirectory open(Path folder) {
    RunDirectory run = new RunDirectory(folder);
    if (!Files.isRegularFile(run.config())
        || !Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new InputException(
          folder
              + " is no run directory: it has no config.yaml and manifest.json; start the run anew");
    }
    return run;
  }

  /**
   * Returns the folder.
   *
   * @return its path as it was given
   */
  public Path folder() {
    return folder;
  }

  /**
   * Returns the resolved configuration's file.
   *
   * @return its path
   */
  public Path config() {
    return folder.resolve("config.yaml");
  }

  /**
   * Returns the resolved configuration.
   *
   * @return YAML
   * @throws InputException if it can't be read
   */
  public String configuration() {
    try {
      return Files.readString(config());
    } catch (IOException e) {
      throw new InputException(config() + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns what made the run.
   *
   * @return the manifest
   * @throws InputException if it can't be read
   */
  public Manifest manifest() {
    return Manifest.read(folder.resolve("manifest.json"));
  }

  /**
   * Returns the checkpoints.
   *
   * @return the checkpoints, none at first
   */
  public Checkpoints checkpoints() {
    return new Checkpoints(folder.resolve("checkpoints"));
  }

  /**
   * Returns the log of metrics.
   *
   * @return the log, not yet there at first
   */
  public MetricsLog metrics() {
    return new MetricsLog(folder.resolve("metrics.jsonl"));
  }

  /**
   * Saves a sample sheet.
   *
   * @param iteration updates done
   * @param sheet the picture
   * @return its file
   */
  public Path saveSample(long iteration, Image sheet) {
    Path file = folder.resolve("samples").resolve("%08d.png".formatted(iteration));
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + file.getParent() + ": " + e.getMessage(), e);
    }
    ImageFiles.write(file, sheet, Optional.empty(), false);
    return file;
  }

  /**
   * Writes what the run reached.
   *
   * @param result the result
   */
  public void saveResult(RunResult result) {
    try {
      WholeFile.write(resultFile(), ResultJson.of(result).toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the result in " + folder + ": " + e, e);
    }
  }

  /**
   * Writes what the run reached for programs.
   *
   * @param result the result
   * @param sample the last sample sheet
   * @return JSON in one line: what {@code result.json} holds, and where the run's files are
   */
  public String json(RunResult result, Optional<Path> sample) {
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("run", folder.toString());
    all.setAll(ResultJson.of(result));
    sample.ifPresent(picture -> all.put("picture", picture.toString()));
    if (result.bestIteration() > 0) {
      all.put("model", checkpoints().best().toString());
    }
    return all.toString();
  }

  /**
   * Returns what the run reached.
   *
   * @return empty if it isn't complete
   * @throws InputException if it can't be read
   */
  public Optional<RunResult> result() {
    return Files.exists(resultFile())
        ? Optional.of(ResultJson.read(resultFile()))
        : Optional.empty();
  }

  private Path resultFile() {
    return folder.resolve("result.json");
  }
}
