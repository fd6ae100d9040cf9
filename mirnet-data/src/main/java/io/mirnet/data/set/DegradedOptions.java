package io.mirnet.data.set;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.pair.Globs;
import io.mirnet.data.pair.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Options of {@code degraded}. A relative folder starts from {@code data.root}.
 *
 * @param target folder of clean pictures
 * @param degradation what makes the inputs
 * @param include globs of the names to use; empty for all
 * @param exclude globs of the names not to use
 * @param split which part to use, where one folder serves training and validation
 * @param colour what is degraded and restored of the pictures
 */
public record DegradedOptions(
    @Doc("folder of clean pictures") Path target,
    @Doc("what makes the inputs; a list is applied in its order")
        Choice<DegradationProvider<?>> degradation,
    @Default("[]") @Doc("globs of the names (without suffix) to use; empty for all")
        List<String> include,
    @Default("[]") @Doc("globs of the names (without suffix) not to use") List<String> exclude,
    @Doc("which part to use, where one folder serves training and validation")
        Optional<Split> split,
    @Default("rgb") @Doc("rgb, or grey for networks of one channel: luma of BT.601") Colours colour)
    implements Checked {
  @Override
  public List<Violation> violations() {
    return names().violations();
  }

  Globs names() {
    return new Globs(include, exclude);
  }
}
