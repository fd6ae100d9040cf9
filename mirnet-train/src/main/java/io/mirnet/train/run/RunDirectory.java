package io.mirnet.train.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run's folder: {@code config.yaml}, {@code manifest.json}, {@code metrics.jsonl}, {@code
 * samples/} and {@code checkpoints/}.
 */
public final class RunDirectory {
  private static final String CONFIG = "config.yaml";
  private static final String MANIFEST = "manifest.json";
  private static final String RESULT = "result.json";

  private final Path folder;

  private RunDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a folder for a new run and locks it.
   *
   * @param folder where; must hold nothing but what a start that was cut short may leave
   * @param warn is told if other processes can't be kept out
   * @return the lock, for {@link #create}
   * @throws RunExistsException if it holds a run or something else
   * @throws RunBusyException if another process has it
   * @throws UncheckedIOException if it can't be written
   */
  public static RunLock claim(Path folder, Consumer<String> warn) {
    requireFree(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the run directory " + folder + ": " + e, e);
    }
    return RunLock.require(folder, warn);
  }

  /**
   * Begins a new run.
   *
   * @param lock the right to write into its folder
   * @param configYaml the resolved configuration
   * @param manifest what made the run
   * @return the directory
   * @throws RunExistsException if another process was faster
   * @throws UncheckedIOException if it can't be written
   */
  public static RunDirectory create(RunLock lock, String configYaml, Manifest manifest) {
    Path folder = lock.folder();
    requireFree(folder);
    LeftOvers.remove(folder);
    RunDirectory run = new RunDirectory(folder);
    // The configuration comes last: a folder with both is a run.
    run.write(MANIFEST, manifest.toJson());
    run.write(CONFIG, configYaml);
    return run;
  }

  /**
   * Checks that a new run may go into a folder, before work is done for it.
   *
   * @param folder where
   * @throws RunExistsException if it holds a run, or something that no start of a run leaves there
   */
  public static void requireFree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (isBegun(folder)) {
      throw new RunDirectory(folder).checkpoints().any()
          ? RunExistsException.saved(folder)
          : RunExistsException.neverSaved(folder);
    }
    Optional<String> foreign =
        Files.isDirectory(folder)
            ? LeftOvers.foreign(folder).findFirst()
            : Optional.of("a file's content");
    if (foreign.isPresent()) {
      throw RunExistsException.foreign(folder, foreign.get());
    }
  }

  /**
   * Tells whether a run was begun in a folder.
   *
   * @param folder a folder, there or not
   * @return false also for a folder whose run was killed before it stood on disk
   */
  public static boolean isBegun(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG))
        && Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /**
   * Opens the directory of a run that was begun.
   *
   * @param folder the directory
   * @return the directory
   * @throws InputException if it is none
   */
  public static RunDirectory open(Path folder) {
    if (!isBegun(folder)) {
      boolean free = Files.isDirectory(folder) && LeftOvers.foreign(folder).findAny().isEmpty();
      throw new InputException(
          folder
              + " is no run directory: it has no config.yaml and manifest.json"
              + (free ? "; start the run anew, by train CONFIG --run " + folder : ""));
    }
    return new RunDirectory(folder);
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
    return folder.resolve(CONFIG);
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
    return Manifest.read(folder.resolve(MANIFEST));
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

  /** Removes what a process that was killed left half-written. Who calls this holds the lock. */
  public void tidy() {
    LeftOvers.remove(folder);
  }

  /**
   * Goes on with another configuration.
   *
   * @param configYaml the resolved configuration
   * @param manifest what made the run, with what changed
   */
  public void change(String configYaml, Manifest manifest) {
    // The manifest comes first: no change goes unrecorded.
    write(MANIFEST, manifest.toJson());
    write(CONFIG, configYaml);
  }

  /**
   * Writes what the run reached.
   *
   * @param result the result
   */
  public void saveResult(RunResult result) {
    write(RESULT, ResultJson.of(result).toPrettyString() + "\n");
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
    return folder.resolve(RESULT);
  }

  /** Removes what a former end of the run wrote: it goes on. */
  public void forgetResult() {
    try {
      Files.deleteIfExists(folder.resolve(RESULT));
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove the result in " + folder + ": " + e, e);
    }
  }

  private void write(String name, String content) {
    Path file = folder.resolve(name);
    try {
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file + ": " + e, e);
    }
  }
}
