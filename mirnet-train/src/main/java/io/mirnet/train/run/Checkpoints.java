package io.mirnet.train.run;

import io.mirnet.api.InputException;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.step.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The checkpoints of a run: {@code last} with the state of the update (optimizer, average), the one
 * before it as {@code previous}, {@code best} by the monitored score, and those that are kept under
 * the number of their iteration. Each is a model file of its own. A new one replaces an old one
 * only when it is whole and on disk.
 */
public final class Checkpoints {
  private static final String ITERATION = "mirnet.iteration";
  private static final String MONITOR = "mirnet.monitor";
  private static final String BEST = "mirnet.best";
  private static final String BEST_ITERATION = "mirnet.best_iteration";

  /** What {@link #BEST} was called when PSNR alone decided. */
  private static final String BEST_PSNR = "mirnet.best_psnr";

  private final Path last;
  private final Path previous;
  private final Path best;
  private final SecondName second;

  /**
   * Looks at a folder.
   *
   * @param folder the run's {@code checkpoints}, there or not
   */
  public Checkpoints(Path folder) {
    this(folder, new SecondName(Files::createLink));
  }

  Checkpoints(Path folder, SecondName second) {
    this.second = second;
    last = folder.resolve("last.safetensors");
    previous = folder.resolve("previous.safetensors");
    best = folder.resolve("best.safetensors");
  }

  /**
   * Returns the file of the newest checkpoint.
   *
   * @return a path, there or not
   */
  public Path last() {
    return last;
  }

  /**
   * Returns the file of the best checkpoint.
   *
   * @return a path, there or not
   */
  public Path best() {
    return best;
  }

  /**
   * Saves weights, the update's state and progress as the newest checkpoint.
   *
   * @param step the network and its update
   * @param state how far the run has come
   * @param monitor what decides the best
   * @throws UncheckedIOException if it can't be written; the newest checkpoint is then as before
   */
  public void saveLast(TrainingStep step, TrainingState state, Monitor monitor) {
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(Weights.capture(step.network().parameters().all()));
    tensors.putAll(Weights.capture(step.state()));
    replaceLast(new TensorFile(tensors, metadata(step.network(), state, monitor)));
  }

  void replaceLast(TensorFile content) {
    try {
      Files.createDirectories(last.getParent());
      if (Files.exists(last)) {
        second.give(previous, last);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep " + last + ": " + e.getMessage(), e);
    }
    Safetensors.write(last, content);
  }

  /**
   * Keeps the newest checkpoint besides those that later ones replace, as {@code
   * 00005000.safetensors}.
   *
   * @param iteration updates done at the newest checkpoint
   * @throws UncheckedIOException if it can't be written
   */
  public void keep(long iteration) {
    Path kept = last.resolveSibling("%08d.safetensors".formatted(iteration));
    try {
      second.give(kept, last);
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep " + kept + ": " + e.getMessage(), e);
    }
  }

  /**
   * Tells whether there is a checkpoint to go on from, whole or not.
   *
   * @return false for a run that never saved
   */
  public boolean any() {
    return Files.exists(last) || Files.exists(previous);
  }

  /**
   * Saves the weights, and their average where one is kept, as the best.
   *
   * @param step the network and its average
   * @param state when they were reached
   * @param monitor what decides the best
   * @throws UncheckedIOException if it can't be written; the best checkpoint is then as before
   */
  public void saveBest(TrainingStep step, TrainingState state, Monitor monitor) {
    try {
      Files.createDirectories(best.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + best.getParent() + ": " + e.getMessage(), e);
    }
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(Weights.capture(step.network().parameters().all()));
    Weights.capture(step.average())
        .forEach((name, tensor) -> tensors.put(ModelFiles.AVERAGED + name, tensor));
    Safetensors.write(best, new TensorFile(tensors, metadata(step.network(), state, monitor)));
  }

  private static Map<String, String> metadata(
      Network network, TrainingState state, Monitor monitor) {
    Map<String, String> metadata = new LinkedHashMap<>(ModelFiles.metadata(network));
    metadata.put(ITERATION, Long.toString(state.iteration()));
    metadata.put(MONITOR, monitor.text());
    metadata.put(BEST, Double.toString(state.best()));
    metadata.put(BEST_ITERATION, Long.toString(state.bestIteration()));
    return metadata;
  }

  /**
   * Restores the newest checkpoint that is whole.
   *
   * @param step receives weights and the update's state
   * @param monitor what decides the best; what another decided before is forgotten
   * @param warn is told of a damaged checkpoint that was passed over
   * @return how far the run had come; empty if it had no checkpoint yet
   * @throws InputException if there are checkpoints but none is whole
   */
  public Optional<TrainingState> restore(
      TrainingStep step, Monitor monitor, Consumer<String> warn) {
    List<InputException> damage = new ArrayList<>();
    for (Path file : List.of(last, previous)) {
      if (!Files.exists(file)) {
        continue;
      }
      try {
        TensorFile content = Safetensors.read(file);
        restore(step, content, file);
        TrainingState state = withBest(state(content.metadata(), monitor, file), monitor);
        if (!damage.isEmpty()) {
          warn.accept(damage.get(0).getMessage() + "; going on from the one before, " + file);
        }
        return Optional.of(state);
      } catch (InputException e) {
        damage.add(e);
      }
    }
    if (!damage.isEmpty()) {
      throw noneWhole(damage);
    }
    return Optional.empty();
  }

  private InputException noneWhole(List<InputException> damage) {
    String all =
        damage.stream().map(InputException::getMessage).collect(Collectors.joining("; and "));
    String remedy = Files.exists(best) ? "; begin a run of its own from model.weights=" + best : "";
    return new InputException(all + remedy, damage.get(0));
  }

  private static void restore(TrainingStep step, TensorFile content, Path file) {
    Map<String, Tensor> weights = ModelFiles.weights(content);
    Map<String, Tensor> state = new LinkedHashMap<>(content.tensors());
    state.keySet().removeAll(weights.keySet());
    Weights.restore(weights, step.network().parameters().all(), file.toString());
    Weights.restore(state, step.state(), file + " (state of the update)");
    step.weightsChanged();
  }

  /**
   * The weights are saved before they are measured, so that the best of that iteration stands in
   * its own file alone.
   */
  private TrainingState withBest(TrainingState state, Monitor monitor) {
    if (!Files.exists(best)) {
      return state;
    }
    try {
      TrainingState kept = state(Safetensors.read(best).metadata(), monitor, best);
      boolean ahead = kept.iteration() > state.iteration();
      return ahead || kept.bestIteration() == 0
          ? state
          : new TrainingState(state.iteration(), kept.best(), kept.bestIteration());
    } catch (InputException e) {
      return state;
    }
  }

  private static TrainingState state(Map<String, String> metadata, Monitor monitor, Path file) {
    try {
      long iteration = Long.parseLong(metadata.get(ITERATION));
      if (iteration < 0) {
        throw new InputException("%s is damaged: it is of iteration %d".formatted(file, iteration));
      }
      String decided = metadata.getOrDefault(MONITOR, monitor.text());
      if (!decided.equals(monitor.text())) {
        return new TrainingState(iteration, Double.NaN, 0);
      }
      double value = Double.parseDouble(metadata.getOrDefault(BEST, metadata.get(BEST_PSNR)));
      long reached = Long.parseLong(metadata.get(BEST_ITERATION));
      return new TrainingState(iteration, reached == 0 ? Double.NaN : value, reached);
    } catch (NumberFormatException | NullPointerException e) {
      throw new InputException(file + " is a model but no checkpoint to go on from", e);
    }
  }
}
