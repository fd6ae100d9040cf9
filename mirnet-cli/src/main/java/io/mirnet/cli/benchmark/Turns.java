package io.mirnet.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures tasks in turns within one process, so that whatever else the machine does, and whatever
 * engine and JVM learn with time, meets all of them alike.
 *
 * @param warmUp rounds that don't count: the first ones fill caches and choose kernels
 * @param repeats rounds that count
 */
record Turns(int warmUp, int repeats) {
  /**
   * What a task took.
   *
   * @param task the task
   * @param timing of the rounds that count
   */
  record Result(Task task, Timing timing) {
    double gigaflops() {
      return task.gigaflop().orElse(Double.NaN) / timing.median();
    }

    double imagesPerSecond() {
      return task.batch() / timing.median();
    }
  }

  /**
   * Measures.
   *
   * @param tasks what takes turns, in this order
   * @param progress hears of each round
   * @return the results, in the order of the tasks
   */
  List<Result> run(List<Task> tasks, Consumer<String> progress) {
    List<List<Double>> seconds = tasks.stream().<List<Double>>map(t -> new ArrayList<>()).toList();
    for (int round = 0; round < warmUp + repeats; round++) {
      progress.accept("round %d of %d".formatted(round + 1, warmUp + repeats));
      for (int i = 0; i < tasks.size(); i++) {
        double took = tasks.get(i).work().seconds();
        if (round >= warmUp) {
          seconds.get(i).add(took);
        }
      }
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      results.add(new Result(tasks.get(i), Timing.of(seconds.get(i))));
    }
    return results;
  }
}
