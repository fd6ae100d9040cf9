package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code multi-step}.
 *
 * @param from the first learning rate
 * @param milestones iterations at which the rate falls, in any order; one that is given twice
 *     counts twice
 * @param gamma the factor by which it falls
 */
public record MultiStepOptions(
    @Default("2e-4") @Range(min = 0, max = 10) @Doc("the first learning rate") double from,
    @Range(min = 1) @Doc("iterations at which the rate falls") List<Long> milestones,
    @Default("0.1") @Range(min = 0, max = 1) @Doc("the factor by which it falls") double gamma) {

  /** Copies the list. */
  public MultiStepOptions {
    milestones = List.copyOf(milestones);
  }
}
