package io.mirnet.train.run;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.train.step.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checkpoints of a run: {@code last} with the optimizer's state, the one before it as {@code
 * previous}, {@code best} by validation PSNR, and those that are kept under the number of their
 * iteration. Each is a model file of its own. A new one replaces an old one only when it is whole
 * and on disk.
 */
public final class Checkpoints {
  private static final String ITERATION = "mirnet.iteration";
  private static final String BEST_PSNR = "mirnet.best_psnr";
  private static final String BEST_ITERATION = "mirnet.best_iteration";

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
   * Saves weights, optimizer and progress as the newest checkpoint.
   *
   * @param step the network and its optimizer
   * @param state how far the run has come
   * @throws UncheckedIOException if it can't be written; the newest checkpoint is then as before
   */
  public void saveLast(TrainingStep step, TrainingState state) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(Weights.capture(step.network().parameters()));
    Weights.capture(step.optimizerState())
        .forEach((name, tensor) -> tensors.put(ModelFiles.OPTIMIZER + name, tensor));
    replaceLast(new TensorFile(tensors, metadata(step.network(), state)));
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
   * Saves the weights as the best.
   *
   * @param network the network
   * @param state when they were reached
   * @throws UncheckedIOException if it can't be written; the best checkpoint is then as before
   */
  public void saveBest(Network network, TrainingState state) {
    try {
      Files.createDirectories(best.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + best.getParent() + ": " + e.getMessage(), e);
    }
    Safetensors.write(
        best, new TensorFile(Weights.capture(network.parameters()), metadata(network, state)));
  }

  private static Map<String, String> metadata(Network network, TrainingState state) {
    Map<String, String> metadata = new LinkedHashMap<>(ModelFiles.metadata(network));
    metadata.put(ITERATION, Long.toString(state.iteration()));
    metadata.put(BEST_PSNR, Double.toString(state.bestPsnr()));
    metadata.put(BEST_ITERATION, Long.toString(state.bestIteration()));
    return metadata;
  }

  /**
   * Restores the newest checkpoint that is whole.
   *
   * @param step receives weights and optimizer state
   * @param warn is told of a damaged checkpoint that was passed over
   * @return how far the run had come; empty if it had no checkpoint yet
   * @throws InputException if there are checkpoints but none is whole
   */
  public Optional<TrainingState> restore(TrainingStep step, Consumer<String> warn) {
    InputException damage = null;
    for (Path file : List.of(last, previous)) {
      if (!Files.exists(file)) {
        continue;
      }
      try {
        TensorFile content = Safetensors.read(file);
        restore(step, content, file);
        if (damage != null) {
          warn.accept(damage.getMessage() + "; going on from the one before, " + file);
        }
        return Optional.of(state(content, file));
      } catch (InputException e) {
        damage = e;
      }
    }
    if (damage != null) {
      throw damage;
    }
    return Optional.empty();
  }

  private static void restore(TrainingStep step, TensorFile content, Path file) {
    Map<String, Tensor> optimizer = new LinkedHashMap<>();
    content
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(ModelFiles.OPTIMIZER)) {
                optimizer.put(name.substring(ModelFiles.OPTIMIZER.length()), tensor);
              }
            });
    Map<String, NDArray> parameters = step.network().parameters();
    Weights.restore(ModelFiles.weights(content), parameters, file.toString());
    Weights.restore(optimizer, step.optimizerState(), file + " (optimizer)");
    step.weightsChanged();
  }

  private static TrainingState state(TensorFile content, Path file) {
    Map<String, String> metadata = content.metadata();
    try {
      return new TrainingState(
          Long.parseLong(metadata.get(ITERATION)),
          Double.parseDouble(metadata.get(BEST_PSNR)),
          Long.parseLong(metadata.get(BEST_ITERATION)));
    } catch (NumberFormatException | NullPointerException e) {
      throw new InputException(file + " is a model but no checkpoint to go on from", e);
    }
  }
}
