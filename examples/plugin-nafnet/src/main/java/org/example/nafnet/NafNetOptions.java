package org.example.nafnet;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code nafnet} under the names of the public code; the defaults are the network of
 * width 32 that was published for SIDD.
 *
 * @param imgChannel channels of the image, in and out
 * @param width channels at full resolution, twice as many at each level below
 * @param encBlkNums blocks of each level on the way down, from full resolution
 * @param middleBlkNum blocks at the lowest resolution
 * @param decBlkNums blocks of each level on the way up, to full resolution
 */
public record NafNetOptions(
    @Default("3") @Range(min = 1) @Doc("channels of the image, in and out") int imgChannel,
    @Default("32") @Range(min = 1) @Doc("channels at full resolution") int width,
    @Default("[2, 2, 4, 8]") @Range(min = 1) @Doc("blocks of each level on the way down")
        List<Integer> encBlkNums,
    @Default("12") @Range(min = 1) @Doc("blocks at the lowest resolution") int middleBlkNum,
    @Default("[2, 2, 2, 2]") @Range(min = 1) @Doc("blocks of each level on the way up")
        List<Integer> decBlkNums)
    implements Checked {

  /** Copies the lists. */
  public NafNetOptions {
    encBlkNums = List.copyOf(encBlkNums);
    decBlkNums = List.copyOf(decBlkNums);
  }

  @Override
  public List<Violation> violations() {
    return encBlkNums.size() == decBlkNums.size()
        ? List.of()
        : List.of(
            new Violation(
                "dec_blk_nums",
                "as many levels lead up as down, %d and not %d"
                    .formatted(encBlkNums.size(), decBlkNums.size())));
  }
}
