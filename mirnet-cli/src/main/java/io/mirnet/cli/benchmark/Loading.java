package io.mirnet.cli.benchmark;

import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An experiment's own batches, made by one thread: read, cut, and changed as {@code train} does.
 */
final class Loading implements Contestant {

  private final List<Task> tasks;
  private long iteration;

  /**
   * Opens the data.
   *
   * @param experiment what names it
   * @throws io.mirnet.api.InputException if it isn't there, or not fit to train on
   */
  Loading(Experiment experiment) {
    TrainingFactory factory = new TrainingFactory(experiment);
    BatchSource source = factory.batches(factory.dataSets().training());
    Stage first = factory.patches().at(0);
    tasks =
        List.of(
            new Task(
                Part.DATA,
                Optional.empty(),
                first.patch(),
                first.batch(),
                OptionalDouble.empty(),
                Task.Work.of(() -> source.apply(iteration++))));
  }

  @Override
  public List<Task> tasks() {
    return tasks;
  }

  @Override
  public void close() {}
}
