package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Moved;
import io.mirnet.api.Range;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.PatchScheduleProvider;
import java.util.List;
import java.util.Optional;

/**
 * How a network is trained; the defaults are the paper's where the paper says.
 *
 * @param iterations updates of the whole run
 * @param loss the loss
 * @param clip what is done to gradients that are too large
 * @param optimizer the optimizer
 * @param parameters groups of parameters with a learning rate or a decay of their own; the first
 *     that includes a parameter counts
 * @param average the average of the weights that is kept; empty for none
 * @param learningRate its rate by iteration
 * @param patches patch and batch size by iteration
 * @param microBatch most samples that a device takes in one go; gradients of several goes add up
 * @param validation when and how the network is measured
 * @param monitor the score that decides
 * @param stopEarly ends a run that gets no better; never if absent
 * @param observers who sees how it goes
 * @param checkpointEvery iterations between checkpoints
 * @param keepEvery iterations between checkpoints that no later one replaces; 0 for none
 * @param logEvery iterations between lines in metrics.jsonl
 */
@Moved(from = "optimizer.clip_norm", when = "0", to = "clip", as = "none")
@Moved(from = "optimizer.clip_norm", to = "clip", as = "{type: global-norm, at: $value}")
@Doc("how the network is trained; the defaults are the paper's where the paper says")
public record TrainOptions(
    @Default("300000") @Range(min = 1) @Doc("updates of the whole run") long iterations,
    @Default("{type: charbonnier}") @Doc("the loss") Choice<LossProvider<?>> loss,
    @Default("{type: global-norm, at: 0.01}") @Doc("what is done to gradients that are too large")
        Choice<ClipProvider<?>> clip,
    @Default("{type: adam}") @Doc("the optimizer") Choice<OptimizerProvider<?>> optimizer,
    @Default("[]") @Doc("groups with a rate or a decay of their own; the first that fits counts")
        List<ParameterGroup> parameters,
    @Doc("the average of the weights that is kept") Optional<Choice<AverageProvider<?>>> average,
    @Default("{type: cosine}") @Doc("the learning rate")
        Choice<LearningRateProvider<?>> learningRate,
    @Default("{type: fixed}") @Doc("patch and batch size") Choice<PatchScheduleProvider<?>> patches,
    @Default("0")
        @Range(min = 0)
        @Doc("most samples a device takes in one go; 0 for the whole batch")
        int microBatch,
    @Default("{}") @Doc("when and how the network is measured") ValidationOptions validation,
    @Default("{}") @Doc("the score that decides which weights are the best") MonitorOptions monitor,
    @Doc("ends a run that gets no better; never if absent") Optional<StopEarly> stopEarly,
    @Default("[tensorboard]") @Doc("who sees how the run goes; [] for nobody")
        List<Choice<ObserverProvider<?>>> observers,
    @Default("1000") @Range(min = 1) @Doc("iterations between checkpoints") long checkpointEvery,
    @Default("0")
        @Range(min = 0)
        @Doc("iterations between checkpoints that are kept for good; 0 for none")
        long keepEvery,
    @Default("50") @Range(min = 1) @Doc("iterations between lines in metrics.jsonl")
        long logEvery) {
  /** Copies the lists. */
  public TrainOptions {
    parameters = List.copyOf(parameters);
    observers = List.copyOf(observers);
  }
}
