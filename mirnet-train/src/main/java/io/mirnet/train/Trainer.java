package io.mirnet.train;

import io.mirnet.api.image.Batch;
import io.mirnet.api.training.LearningRate;
import io.mirnet.data.batch.Prefetcher;
import io.mirnet.train.config.TrainOptions;
import io.mirnet.train.run.MetricsLog;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.TrainingState;
import io.mirnet.train.run.Validation;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.step.TrainingStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The loop: a step for each iteration, with lines in the log, validations and checkpoints where
 * they are due. Everything that an iteration does is a function of its number, so that a run that
 * stops anywhere goes on from its last checkpoint to the same bits.
 */
public final class Trainer {
  private final TrainOptions options;
  private final TrainingStep step;
  private final LearningRate learningRate;
  private final Validator validator;
  private final RunDirectory run;
  private final MetricsLog metrics;
  private final TrainingListener listener;

  /**
   * Makes the loop.
   *
   * @param options how long, and when to log, validate and save
   * @param step the update
   * @param learningRate its rate by iteration
   * @param validator measures the network
   * @param run where everything goes
   * @param listener hears how it goes
   */
  public Trainer(
      TrainOptions options,
      TrainingStep step,
      LearningRate learningRate,
      Validator validator,
      RunDirectory run,
      TrainingListener listener) {
    this.options = options;
    this.step = step;
    this.learningRate = learningRate;
    this.validator = validator;
    this.run = run;
    metrics = run.metrics();
    this.listener = listener;
  }

  /**
   * How a run ended.
   *
   * @param state how far it came
   * @param validation the last validation; empty if it was stopped before the first
   * @param sample the last sample sheet
   * @param complete false if it was stopped
   */
  public record Outcome(
      TrainingState state,
      Optional<Validation> validation,
      Optional<Path> sample,
      boolean complete) {}

  /**
   * Trains to the end, or until it is stopped.
   *
   * @param from how far the run had come
   * @param batches supplies the batches from there
   * @param stop asked after each iteration; a checkpoint is saved before the loop ends
   * @return how it ended
   * @throws DivergedException if loss or gradients are not finite; names the last good checkpoint
   */
  public Outcome run(TrainingState from, Prefetcher batches, BooleanSupplier stop) {
    TrainingState state = from;
    Optional<Validation> validation = Optional.empty();
    Optional<Path> sample = Optional.empty();
    StepWindow window = new StepWindow(batches.waitedNanos());
    listener.started(from.iteration(), options.iterations());
    while (state.iteration() < options.iterations()) {
      long n = state.iteration();
      double rate = learningRate.at(n);
      window.add(step(batches.take(n), rate, n));
      state = new TrainingState(n + 1, state.bestPsnr(), state.bestIteration());
      boolean stopping = stop.getAsBoolean();
      boolean ends = stopping || state.iteration() == options.iterations();
      listener.stepped(window.progress(state.iteration(), options.iterations(), rate));
      if (ends || due(options.logEvery(), state)) {
        metrics.append(window.line(state.iteration(), rate, batches.waitedNanos()));
        window = new StepWindow(batches.waitedNanos());
      }
      long pausedAt = System.nanoTime();
      if (state.iteration() == options.iterations() || due(options.validation().every(), state)) {
        Validator.Report report = validator.validate(step.network());
        validation = Optional.of(report.validation());
        sample = saveSample(report, state);
        state = record(report.validation(), state, sample);
      }
      if (ends || due(options.checkpointEvery(), state)) {
        run.checkpoints().saveLast(step, state);
        listener.saved(state.iteration(), run.checkpoints().last());
      }
      window.exclude(System.nanoTime() - pausedAt);
      if (stopping) {
        break;
      }
    }
    return new Outcome(state, validation, sample, state.iteration() == options.iterations());
  }

  private static boolean due(long every, TrainingState state) {
    return state.iteration() % every == 0;
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
    }
  }

  private Optional<Path> saveSample(Validator.Report report, TrainingState state) {
    return report.sheet().map(sheet -> run.saveSample(state.iteration(), sheet));
  }

  /** Logs a validation and keeps the weights if they are the best so far. */
  private TrainingState record(Validation validation, TrainingState state, Optional<Path> sample) {
    metrics.append(state.iteration(), validation);
    boolean best = validation.psnr() > state.bestPsnr();
    TrainingState after =
        best ? new TrainingState(state.iteration(), validation.psnr(), state.iteration()) : state;
    if (best) {
      run.checkpoints().saveBest(step.network(), after);
    }
    listener.validated(state.iteration(), validation, best, sample);
    return after;
  }
}
