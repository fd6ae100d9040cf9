package io.mirnet.train.schedule;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code progressive}; the default stages are those of the released options.
 *
 * @param stages sizes and how long they last; the last stage lasts to the end of the run
 * @param stretch whether the stages are stretched to fill the run, in the proportions given
 */
public record ProgressiveOptions(
    @Default(
            "[{patch: 128, batch: 64, iterations: 92000}, {patch: 160, batch: 40, iterations: 64000},"
                + " {patch: 192, batch: 32, iterations: 48000},"
                + " {patch: 256, batch: 16, iterations: 36000},"
                + " {patch: 320, batch: 8, iterations: 36000},"
                + " {patch: 384, batch: 8, iterations: 24000}]")
        @Doc("sizes and how long they last")
        List<Stage> stages,
    @Default("false") @Doc("whether the stages fill the run, in the proportions given")
        boolean stretch)
    implements Checked {

  /** Copies the list. */
  public ProgressiveOptions {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param patch side of the square patch in pixels
   * @param batch patches in a batch
   * @param iterations length of the stage
   */
  public record Stage(
      @Range(min = 8, max = 8192) @Doc("side of the square patch in pixels") int patch,
      @Range(min = 1, max = 65536) @Doc("patches in a batch") int batch,
      @Range(min = 1) @Doc("length of the stage") long iterations) {}

  @Override
  public List<Violation> violations() {
    return stages.isEmpty()
        ? List.of(new Violation("stages", "at least one stage is needed"))
        : List.of();
  }
}
