package io.mirnet.data.score;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.data.similarity.Colour;
import io.mirnet.data.similarity.Crop;
import io.mirnet.data.similarity.Samples;
import io.mirnet.data.similarity.SsimVariant;
import java.util.List;

/**
 * Options of {@code ssim}: those of {@link Samples}, and whose SSIM it is.
 *
 * @param colour which channels
 * @param range 255 or 1
 * @param crop what is cut off
 * @param variant whose SSIM
 */
public record SsimOptions(
    @Default("rgb") @Doc("all channels, or luma of BT.601 alone") Colour colour,
    @Default("255") @Doc("255: rounded to 8 bit; 1: clamped, not rounded; also the peak") int range,
    @Default("0") @Doc("rows and columns that are cut off at each edge") Crop crop,
    @Default("wang") @Doc("whose SSIM: they differ in window, edge and colours")
        SsimVariant variant)
    implements Checked {

  Samples samples() {
    return new Samples(colour, range, crop);
  }

  @Override
  public List<Violation> violations() {
    return samples().violations();
  }
}
