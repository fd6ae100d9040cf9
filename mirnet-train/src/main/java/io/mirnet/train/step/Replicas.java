package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.image.Batch;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Parameters;
import io.mirnet.blocks.Parameters.Role;
import io.mirnet.blocks.script.Foreach;
import io.mirnet.train.execution.Gradients;
import io.mirnet.train.execution.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The replicas side by side. Each computes its share of a batch on a thread of its own; its
 * gradients travel to the first device as one array, and the new weights back as one.
 */
final class Replicas implements AutoCloseable {
  private final List<Replica> replicas;
  private final List<Gradients> gradients;
  private final List<ChannelsLast> staging;
  private final ExecutorService threads;

  Replicas(List<Replica> replicas) {
    this.replicas = replicas;
    gradients = replicas.stream().map(Replica::gradients).toList();
    staging = replicas.stream().map(replica -> new ChannelsLast()).toList();
    threads =
        Executors.newFixedThreadPool(
            replicas.size(),
            task -> {
              Thread thread = new Thread(task, "replica");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Loss and gradients of the whole batch; the gradients are the first replica's. */
  Gradients.Result gradients(NDManager owner, Batch batch, int microBatch, long iteration) {
    Map<Integer, List<Slice>> slices = new TreeMap<>();
    for (Slice slice : Slice.of(batch.size(), replicas.size(), microBatch)) {
      slices.computeIfAbsent(slice.replica(), key -> new ArrayList<>()).add(slice);
    }
    List<NDManager> managers = new ArrayList<>();
    List<Callable<Gradients.Result>> tasks = new ArrayList<>();
    slices.forEach(
        (replica, parts) -> {
          NDManager manager = replicas.get(replica).network().manager().newSubManager();
          managers.add(manager);
          tasks.add(() -> compute(manager, replica, batch, parts, iteration));
        });
    try {
      List<Gradients.Result> results = tasks.size() == 1 ? here(tasks) : together(tasks);
      Gradients.Result sum = sum(results);
      sum.gradients().forEach(gradient -> gradient.attach(owner));
      return sum;
    } finally {
      managers.forEach(NDManager::close);
    }
  }

  private Gradients.Result compute(
      NDManager owner, int replica, Batch batch, List<Slice> slices, long iteration) {
    ChannelsLast channelsLast = staging.get(replica);
    try (NDManager manager = owner.newSubManager()) {
      List<Part> parts = new ArrayList<>();
      for (Slice slice : slices) {
        parts.add(
            new Part(
                array(channelsLast, manager, batch.input(), batch, slice),
                array(channelsLast, manager, batch.target(), batch, slice),
                (double) (slice.to() - slice.from()) / batch.size()));
      }
      return gradients.get(replica).of(owner, parts, iteration);
    }
  }

  private static NDArray array(
      ChannelsLast channelsLast, NDManager manager, float[] values, Batch batch, Slice slice) {
    int sample = values.length / batch.size();
    int channels = sample / (batch.height() * batch.width());
    Shape shape = new Shape(slice.to() - slice.from(), channels, batch.height(), batch.width());
    boolean whole = slice.from() == 0 && slice.to() == batch.size();
    float[] part =
        whole ? values : Arrays.copyOfRange(values, slice.from() * sample, slice.to() * sample);
    return channelsLast.toArray(manager, part, shape);
  }

  /** One replica needs no thread; the engine's own stay warm. */
  private static List<Gradients.Result> here(List<Callable<Gradients.Result>> tasks) {
    try {
      return List.of(tasks.get(0).call());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e); // they throw none that is checked
    }
  }

  private List<Gradients.Result> together(List<Callable<Gradients.Result>> tasks) {
    try {
      List<Gradients.Result> results = new ArrayList<>();
      for (Future<Gradients.Result> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a step", e);
    }
  }

  private static Gradients.Result sum(List<Gradients.Result> results) {
    Gradients.Result first = results.get(0);
    if (results.size() == 1) {
      return first;
    }
    double loss = first.loss();
    Map<String, Double> terms = new LinkedHashMap<>(first.terms());
    NDArray flat = Foreach.flatten(first.gradients());
    for (Gradients.Result other : results.subList(1, results.size())) {
      loss += other.loss();
      other.terms().forEach((name, value) -> terms.merge(name, value, Double::sum));
      NDArray mine = Foreach.flatten(other.gradients());
      Foreach.add(List.of(flat), List.of(mine.toDevice(flat.getDevice(), false)));
    }
    Foreach.spread(flat, first.gradients());
    return new Gradients.Result(loss, terms, first.gradients());
  }

  /** Gives the other replicas the arrays that an update changes. */
  void shareUpdate() {
    share(parameters -> parameters.of(Role.TRAINED));
    share(parameters -> parameters.of(Role.BUFFER));
  }

  /** Gives the other replicas all arrays of the first. */
  void shareAll() {
    share(Parameters::all);
  }

  private void share(Function<Parameters, Map<String, NDArray>> arrays) {
    if (replicas.size() == 1) {
      return;
    }
    List<List<NDArray>> each =
        replicas.stream()
            .map(replica -> List.copyOf(arrays.apply(replica.network().parameters()).values()))
            .toList();
    if (each.get(0).isEmpty()) {
      return;
    }
    try (NDArray flat = Foreach.flatten(each.get(0))) {
      for (List<NDArray> other : each.subList(1, each.size())) {
        NDArray moved = flat.toDevice(other.get(0).getDevice(), false);
        Foreach.spread(moved, other);
        if (moved != flat) {
          moved.close();
        }
      }
    }
  }

  /** Sets what gradients the engine keeps to zero. */
  void clear() {
    gradients.forEach(Gradients::clear);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
