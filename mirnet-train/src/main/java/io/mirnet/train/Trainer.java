package io.mirnet.train;

import ai.djl.engine.EngineException;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.RunObserver;
import io.mirnet.api.training.RunObserver.Validation;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.engine.OutOfMemory;
import io.mirnet.blocks.restore.NotFiniteException;
import io.mirnet.data.batch.Prefetcher;
import io.mirnet.train.measure.MeasuredSet;
import io.mirnet.train.measure.MeasuredWeights;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.measure.Validator;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import io.mirnet.train.run.TrainingState;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.step.TrainingStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The loop: a step for each iteration, with lines in the log, checkpoints and validations where
 * they are due. Everything that an iteration does is a function of its number, so that a run that
 * stops anywhere goes on from its last checkpoint to the same bits.
 *
 * <p>A checkpoint is saved before each validation, so that nothing that happens there loses work; a
 * validation that was cut short is made up by the resumed run.
 */
public final class Trainer {
  private final Pace pace;
  private final TrainingStep step;
  private final LearningRate learningRate;
  private final Validator validator;
  private final RunDirectory run;
  private final RunObserver observer;

  /**
   * How long a run is, and when something is due.
   *
   * @param iterations updates of the whole run
   * @param logEvery iterations between lines in metrics.jsonl
   * @param checkpointEvery iterations between checkpoints
   * @param keepEvery iterations between checkpoints that are kept; 0 for none
   * @param patience validations of the monitored set without a better score after which the run
   *     ends; empty for never
   * @param weights which weights are measured where an average is kept
   */
  public record Pace(
      long iterations,
      long logEvery,
      long checkpointEvery,
      long keepEvery,
      OptionalLong patience,
      MeasuredWeights weights) {}

  /**
   * Makes the loop.
   *
   * @param pace how long, and when to log, save and stop
   * @param step the update
   * @param learningRate its rate by iteration
   * @param validator measures the network
   * @param run where everything goes
   * @param observer sees how it goes
   */
  public Trainer(
      Pace pace,
      TrainingStep step,
      LearningRate learningRate,
      Validator validator,
      RunDirectory run,
      RunObserver observer) {
    this.pace = pace;
    this.step = step;
    this.learningRate = learningRate;
    this.validator = validator;
    this.run = run;
    this.observer = observer;
  }

  /**
   * How a run ended.
   *
   * @param result what it reached, complete or not; its last weights are measured if it is complete
   * @param sample the last sample sheet
   */
  public record Outcome(RunResult result, Optional<Path> sample) {}

  /**
   * Trains to the end, or until it is stopped.
   *
   * @param from how far the run had come
   * @param batches supplies the batches from there
   * @param stop asked after each iteration, picture of a validation, and validation; a checkpoint
   *     is saved before the loop ends
   * @return how it ended
   * @throws DivergedException if loss or gradients are not finite; names the last good checkpoint
   */
  public Outcome run(TrainingState from, Prefetcher batches, BooleanSupplier stop) {
    Progress progress = new Progress(from);
    AtomicBoolean asked = new AtomicBoolean();
    BooleanSupplier stopping = () -> asked.get() || noted(asked, stop.getAsBoolean());
    boolean complete = false;
    try {
      complete = run(progress, batches, stopping);
    } catch (CancellationException stopped) {
      if (!asked.get()) {
        throw stopped;
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      saveWhatIsDone(progress, e);
      throw e;
    } finally {
      observer.ended(progress.state.iteration(), complete);
    }
    RunResult result = result(progress, complete);
    if (complete && !result.sets().isEmpty()) {
      run.saveResult(result);
    }
    return new Outcome(result, progress.sample);
  }

  private RunResult result(Progress progress, boolean complete) {
    return RunResult.of(
        progress.state, complete, validator.monitor(), progress.sets, step.network());
  }

  private static boolean noted(AtomicBoolean asked, boolean now) {
    asked.set(now);
    return now;
  }

  /** What changes from iteration to iteration. */
  private static final class Progress {
    private final Map<String, SetResult> sets = new LinkedHashMap<>();
    private TrainingState state;
    private long saved;
    private long measuredAt;
    private Optional<Path> sample = Optional.empty();

    Progress(TrainingState state) {
      this.state = state;
      saved = state.iteration();
    }

    /** What other weights scored is forgotten. */
    private void measured(Validator.Report report) {
      if (state.iteration() > measuredAt) {
        sets.clear();
        measuredAt = state.iteration();
      }
      report
          .evaluations()
          .forEach(
              (name, evaluation) ->
                  sets.put(name, SetResult.of(report.sets().get(name), evaluation)));
    }
  }

  /** Returns whether the run is complete. */
  private boolean run(Progress progress, Prefetcher batches, BooleanSupplier stop) {
    if (isUnmeasured(progress.state.iteration())) {
      validate(progress, stop);
    }
    StepWindow window = new StepWindow(batches.waitedNanos());
    while (progress.state.iteration() < pace.iterations()) {
      if (isPatienceOver(progress.state)) {
        observer.noted(
            "stopped early: %s was not better than at iteration %d in %d validations"
                .formatted(
                    validator.monitor().text(),
                    progress.state.bestIteration(),
                    pace.patience().getAsLong()));
        measureTheRest(progress, stop);
        return true;
      }
      long n = progress.state.iteration();
      double rate = learningRate.at(n);
      window.add(step(batches.take(n), rate, n));
      progress.state = progress.state.next();
      observer.stepped(window.step(n + 1, pace.iterations(), rate));
      boolean stopping = stop.getAsBoolean();
      boolean last = n + 1 == pace.iterations();
      if (last || stopping || (n + 1) % pace.logEvery() == 0) {
        RunObserver.Window line = window.window(n + 1, rate, batches.waitedNanos());
        run.metrics().append(line);
        observer.averaged(line);
        window = new StepWindow(batches.waitedNanos());
      }
      long pausedAt = System.nanoTime();
      boolean measured = !validator.due(n + 1, last).isEmpty();
      if (measured || stopping || (n + 1) % pace.checkpointEvery() == 0) {
        save(progress);
      }
      keep(n + 1, progress);
      if (stopping) {
        return false;
      }
      validate(progress, stop);
      window.exclude(System.nanoTime() - pausedAt);
      if (measured && !last && stop.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** A run that was stopped in a validation, or before it wrote its result, makes that up. */
  private boolean isUnmeasured(long iteration) {
    boolean end = iteration == pace.iterations();
    return iteration > 0
        && (!run.metrics().hasValidation(iteration)
            || (end && run.result().map(RunResult::iteration).orElse(0L) != iteration));
  }

  private TrainingStep.Result step(Batch batch, double rate, long iteration) {
    try {
      return step.run(batch, rate, iteration);
    } catch (DivergedException e) {
      Path last = run.checkpoints().last();
      String good =
          Files.exists(last) ? "the last good checkpoint is " + last : "no checkpoint yet";
      throw new DivergedException(
          "the run diverged at %s; %s; a lower learning rate or train.clip may help"
              .formatted(e.getMessage(), good));
    } catch (EngineException | OutOfMemoryError e) {
      if (OutOfMemory.isReasonOf(e)) {
        throw new InputException(
            "iteration %d: there is not enough memory for a step; set train.micro_batch to fewer than the %d samples of a batch, which changes no result but for rounding, or take smaller patches"
                .formatted(iteration + 1, batch.size()),
            e);
      }
      throw e;
    }
  }

  private void save(Progress progress) {
    run.checkpoints().saveLast(step, progress.state, validator.monitor());
    progress.saved = progress.state.iteration();
    observer.saved(progress.state.iteration(), run.checkpoints().last());
  }

  private void keep(long iteration, Progress progress) {
    if (pace.keepEvery() > 0 && iteration % pace.keepEvery() == 0) {
      if (progress.saved < iteration) {
        save(progress);
      }
      run.checkpoints().keep(iteration);
    }
  }

  /** A picture that can't be read, or a device that is full, must not cost what was trained. */
  private void saveWhatIsDone(Progress progress, Throwable failure) {
    boolean good = step.isWhole() && !(failure instanceof DivergedException);
    if (good && progress.saved < progress.state.iteration()) {
      try {
        save(progress);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private boolean isPatienceOver(TrainingState state) {
    return pace.patience().isPresent()
        && state.bestIteration() > 0
        && validator.monitored(state.bestIteration(), state.iteration())
            >= pace.patience().getAsLong();
  }

  /** Measures the sets that are due now. */
  private void validate(Progress progress, BooleanSupplier stop) {
    long iteration = progress.state.iteration();
    validate(progress, validator.due(iteration, iteration == pace.iterations()), stop);
  }

  /** The end of a run is followed by a validation of all sets, also an early one. */
  private void measureTheRest(Progress progress, BooleanSupplier stop) {
    List<MeasuredSet> rest = new ArrayList<>(validator.due(progress.state.iteration(), true));
    boolean now = progress.measuredAt == progress.state.iteration();
    rest.removeIf(set -> now && progress.sets.containsKey(set.name()));
    validate(progress, rest, stop);
  }

  private void validate(Progress progress, List<MeasuredSet> due, BooleanSupplier stop) {
    if (due.isEmpty()) {
      return;
    }
    long iteration = progress.state.iteration();
    Validator.Report report = report(due, iteration, stop);
    progress.measured(report);
    Optional<Path> sample = report.sheet().map(sheet -> run.saveSample(iteration, sheet));
    progress.sample = sample.or(() -> progress.sample);
    boolean best = keepIfBest(progress, report);
    Validation validation = new Validation(iteration, report.sets(), best, sample);
    observer.validated(validation);
    run.metrics().append(validation); // the last, since it says that all of this was done
  }

  private Validator.Report report(List<MeasuredSet> due, long iteration, BooleanSupplier stop) {
    try {
      return validator.validate(due, iteration, measured(), observer::pictured, stop);
    } catch (InputException e) {
      if (e.getCause() instanceof NotFiniteException) {
        throw new DivergedException(
            "the run diverged, as the validation of iteration %d shows: %s"
                .formatted(iteration, e.getMessage()));
      }
      throw e;
    }
  }

  private boolean keepIfBest(Progress progress, Validator.Report report) {
    Monitor monitor = validator.monitor();
    if (!report.evaluations().containsKey(monitor.set())) {
      return false;
    }
    double value = report.evaluations().get(monitor.set()).mean(monitor.kind().name());
    boolean best = monitor.kind().isBetter(value, progress.state.best());
    if (best) {
      progress.state = progress.state.withBest(value);
      run.checkpoints().saveBest(step, progress.state, monitor);
    }
    return best;
  }

  private Validator.Measured measured() {
    Optional<Forward> averaged = step.averaged();
    Forward raw = step.forward();
    return switch (pace.weights()) {
      case RAW -> new Validator.Measured(raw, Optional.empty());
      case AVERAGE -> new Validator.Measured(averaged.orElse(raw), Optional.empty());
      case BOTH ->
          averaged
              .map(average -> new Validator.Measured(average, Optional.of(raw)))
              .orElseGet(() -> new Validator.Measured(raw, Optional.empty()));
    };
  }
}
