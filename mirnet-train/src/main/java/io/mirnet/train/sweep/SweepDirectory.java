package io.mirnet.train.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mirnet.api.InputException;
import io.mirnet.train.run.OwnFile;
import io.mirnet.train.run.WholeFile;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Round;
import io.mirnet.train.sweep.plan.SearchRounds;
import io.mirnet.train.sweep.plan.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A sweep's folder: {@code plan.json}, and for each trial {@code trials/ID} with its frozen {@code
 * config.yaml}, {@code state.json}, {@code log.txt} and run directory {@code run}. All that a sweep
 * remembers is here, so that any process may go on with it.
 */
public final class SweepDirectory {
  private static final String PLAN = "plan.json";
  private static final String ROUNDS = "rounds";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  private SweepDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a plan down, or finds it written.
   *
   * @param folder where; may exist if it holds the same plan
   * @param plan the trials with their configurations
   * @return the directory
   * @throws SweepExistsException if the folder holds another plan, or something else
   */
  public static SweepDirectory freeze(Path folder, Planned plan) {
    SweepDirectory sweep = new SweepDirectory(folder);
    if (isOne(folder)) {
      if (!sweep.first().equals(plan.plan())) {
        throw new SweepExistsException(folder, sweep.first(), plan.plan());
      }
      return sweep;
    }
    sweep.freeze(plan.trials(), folder.resolve(PLAN), plan.plan());
    return sweep;
  }

  /** Writes down what a search wants next. */
  void freeze(SearchRounds.Next next) {
    Further further =
        new Further(next.trials().stream().map(Planned.Frozen::trial).toList(), next.round());
    freeze(next.trials(), round(plan().rounds().size() + 1), further);
  }

  /** Configurations, then what names them: a folder with a plan, or a round, has all of it. */
  private void freeze(List<Planned.Frozen> trials, Path file, Record what) {
    try {
      for (Planned.Frozen trial : trials) {
        Files.createDirectories(trial(trial.trial().id()));
        WholeFile.write(config(trial.trial().id()), trial.yaml());
      }
      Files.createDirectories(file.getParent());
      WholeFile.write(file, json(what));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the plan into " + folder + ": " + e, e);
    }
  }

  /** Rounds are numbered from 1, which the plan itself holds. */
  private Path round(int number) {
    return folder.resolve(ROUNDS).resolve(number + ".json");
  }

  /** A round after the first, with the trials of settings that are new. */
  private record Further(List<Trial> trials, Round round) {}

  /**
   * Reads how fast the settings of a sweep were measured to be.
   *
   * @param folder its folder, there or not
   * @return as {@link Plan#pace()}; empty if there is no plan
   */
  public static Map<String, Double> pace(Path folder) {
    return isOne(folder) ? new SweepDirectory(folder).plan().pace() : Map.of();
  }

  /**
   * Tells whether a folder is a sweep's.
   *
   * @param folder a folder, there or not
   * @return whether it holds a plan
   */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(PLAN));
  }

  /**
   * Tells whether a folder can take a plan.
   *
   * @param folder a folder, there or not
   * @param plan the trials
   * @return whether it holds no plan, or the same
   */
  public static boolean hasRoomFor(Path folder, Planned plan) {
    return !isOne(folder) || new SweepDirectory(folder).first().equals(plan.plan());
  }

  /**
   * Tells whether nothing is left to do of a trial.
   *
   * @param folder a folder, there or not
   * @param id the trial
   * @return true for complete and diverged trials
   */
  public static boolean isOver(Path folder, String id) {
    return isOne(folder) && new SweepDirectory(folder).state(id).over();
  }

  /**
   * Opens a sweep.
   *
   * @param folder its folder
   * @return the directory
   * @throws InputException if there is no plan
   */
  public static SweepDirectory open(Path folder) {
    if (!isOne(folder)) {
      throw new InputException(
          folder + " is no sweep: it has no plan.json; mirnet-cli sweep FILE makes one");
    }
    return new SweepDirectory(folder);
  }

  /**
   * Reads the plan.
   *
   * @return the trials, of all rounds if it is a search
   */
  public Plan plan() {
    Plan plan = first();
    for (int n = 2; Files.isRegularFile(round(n)); n++) {
      Further further = read(round(n), Further.class, "remove it: the search goes on before it");
      plan = plan.with(further.trials(), further.round());
    }
    return plan;
  }

  /** What was decided before anything was trained. */
  private Plan first() {
    return read(
        folder.resolve(PLAN),
        Plan.class,
        "put back a copy, or begin the sweep in another folder by --output");
  }

  /**
   * Reads how a trial stands.
   *
   * @param id the trial
   * @return its state now
   */
  public TrialState state(String id) {
    Path file = trial(id).resolve("state.json");
    return Files.exists(file)
        ? read(file, TrialState.class, "remove it: the trial is begun again, or goes on")
            .at(Instant.now())
        : TrialState.NEW;
  }

  void saveState(String id, TrialState state) {
    try {
      WholeFile.write(trial(id).resolve("state.json"), json(state));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the state of trial " + id + ": " + e, e);
    }
  }

  /**
   * Writes down how the sweep was asked for, for the report.
   *
   * @param command the command line
   */
  public void noteCommand(String command) {
    try {
      WholeFile.write(folder.resolve("command.txt"), command + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("can't write into " + folder + ": " + e, e);
    }
  }

  /**
   * Returns the sweep's folder.
   *
   * @return as it was given
   */
  public Path folder() {
    return folder;
  }

  /**
   * Returns a trial's folder.
   *
   * @param id the trial
   * @return a path
   */
  public Path trial(String id) {
    return folder.resolve("trials").resolve(id);
  }

  /**
   * Returns a trial's run directory.
   *
   * @param id the trial
   * @return a path, there or not
   */
  public Path run(String id) {
    return trial(id).resolve("run");
  }

  /**
   * Returns a trial's frozen configuration.
   *
   * @param id the trial
   * @return a path
   */
  public Path config(String id) {
    return trial(id).resolve("config.yaml");
  }

  private static <T> T read(Path file, Class<T> type, String remedy) {
    return OwnFile.read(file, remedy, text -> JSON.readValue(text, type));
  }

  private static String json(Record value) throws JsonProcessingException {
    return JSON.writeValueAsString(value) + "\n";
  }
}
