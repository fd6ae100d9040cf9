package io.mirnet.train.schedule;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code cyclic-cosine}; the defaults are the released options'.
 *
 * @param from the learning rate that each cycle starts from
 * @param cycles length, last rate and height of each cycle
 */
public record CyclicCosineOptions(
    @Default("2e-4") @Range(min = 0, max = 10) @Doc("the rate that each cycle starts from")
        double from,
    @Default("[{iterations: 92000, to: 3e-4}, {iterations: 208000, to: 1e-6}]")
        @Doc("length and last rate of each cycle")
        List<Cycle> cycles)
    implements Checked {

  /** Copies the list. */
  public CyclicCosineOptions {
    cycles = List.copyOf(cycles);
  }

  /**
   * One cycle.
   *
   * @param iterations its length
   * @param to its last learning rate
   * @param weight its first rate is {@code to} plus this part of the way up to {@code from}
   */
  public record Cycle(
      @Range(min = 1) @Doc("length of the cycle") long iterations,
      @Range(min = 0, max = 10) @Doc("last learning rate of the cycle") double to,
      @Default("1")
          @Range(min = 0, max = 100)
          @Doc("part of the way up to 'from' that it starts at")
          double weight) {}

  @Override
  public List<Violation> violations() {
    return cycles.isEmpty()
        ? List.of(new Violation("cycles", "at least one cycle is needed"))
        : List.of();
  }
}
