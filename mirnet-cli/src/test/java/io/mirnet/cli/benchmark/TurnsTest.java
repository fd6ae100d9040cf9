package io.mirnet.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> order = new ArrayList<>();

  @Test
  void tasksAlternateAndRoundsToWarmUpDoNotCount() {
    List<String> progress = new ArrayList<>();
    List<Turns.Result> results =
        new Turns(1, 2).run(List.of(task("a", 9, 1, 3), task("b", 9, 2, 2)), progress::add);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    assertThat(progress).containsExactly("round 1 of 3", "round 2 of 3", "round 3 of 3");
    assertThat(results)
        .extracting(Turns.Result::timing)
        .containsExactly(new Timing(2, 1, 3), new Timing(2, 2, 2));
    assertThat(results.get(0).gigaflops()).isEqualTo(5);
    assertThat(results.get(0).imagesPerSecond()).isEqualTo(2);
  }

  private Task task(String name, double... seconds) {
    List<Double> left = new ArrayList<>();
    for (double one : seconds) {
      left.add(one);
    }
    return new Task(
        Part.INFERENCE,
        Optional.empty(),
        16,
        4,
        OptionalDouble.of(10),
        () -> {
          order.add(name);
          return left.remove(0);
        });
  }
}
