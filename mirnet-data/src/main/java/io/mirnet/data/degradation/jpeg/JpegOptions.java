package io.mirnet.data.degradation.jpeg;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import java.util.List;

/**
 * Options of {@code jpeg}.
 *
 * @param quality on libjpeg's scale of 1 to 100: one number, or a range of whole numbers
 * @param chroma how many samples of colour there are
 */
public record JpegOptions(
    @Default("[10, 95]")
        @Range(min = 1, max = 100)
        @Doc("on libjpeg's scale of 1 to 100: one number, or [least, greatest]")
        List<Double> quality,
    @Default("half")
        @Doc("samples of colour: half in both directions (4:2:0, as usual), or full (4:4:4)")
        Chroma chroma)
    implements Checked {

  /** How many samples of colour there are. */
  public enum Chroma {
    /** 4:2:0: one for four pixels. */
    HALF,
    /** 4:4:4: one for each pixel. */
    FULL
  }

  /** Copies the list. */
  public JpegOptions {
    quality = List.copyOf(quality);
  }

  @Override
  public List<Violation> violations() {
    return Span.violations("quality", quality);
  }
}
