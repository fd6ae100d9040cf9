package io.mirnet.blocks.network;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.FusionProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of {@code mirnet-v2}; the defaults are the released network (5,858,560 parameters). In a
 * program start from those, {@code reader.defaults(MirNetV2Options.class)}, and change what
 * differs.
 *
 * @param inChannels channels of the input image; 6 for dual-pixel defocus
 * @param outChannels channels of the output image
 * @param width channels of the full-resolution stream
 * @param channelFactor each stream has this times the channels of the one above
 * @param streams resolutions, each half of the one above
 * @param columns times that the streams are processed and fused in a multi-scale residual block
 * @param groups one recursive residual group each, with this group count in its context blocks
 * @param blocksPerGroup multi-scale residual blocks in each group
 * @param fusion how a stream is merged with the one below
 * @param context the residual block of a stream
 * @param skips the skip connections
 * @param shareColumns whether the columns of a block share context blocks and fusions
 */
public record MirNetV2Options(
    @Default("3") @Range(min = 1, max = 64) @Doc("channels of the input; 6 for dual-pixel")
        int inChannels,
    @Default("3") @Range(min = 1, max = 64) @Doc("channels of the output") int outChannels,
    @Default("80") @Range(min = 1, max = 4096) @Doc("channels of the full-resolution stream")
        int width,
    @Default("1.5") @Range(min = 1, max = 8) @Doc("growth of the channels from stream to stream")
        double channelFactor,
    @Default("3") @Range(min = 1, max = 4) @Doc("resolutions: 1, 1/2, 1/4, 1/8") int streams,
    @Default("2") @Range(min = 1, max = 4) @Doc("columns of context blocks in a block") int columns,
    @Default("[1, 2, 4, 4]")
        @Range(min = 1, max = 4096)
        @Doc("one recursive residual group each, with this group count")
        List<Integer> groups,
    @Default("2") @Range(min = 1, max = 64) @Doc("multi-scale residual blocks in each group")
        int blocksPerGroup,
    @Default("{type: skff}") @Doc("how streams are merged") Choice<FusionProvider<?>> fusion,
    @Default("{type: rcb}") @Doc("the residual block of a stream")
        Choice<ContextProvider<?>> context,
    @Default("{}") @Doc("skip connections, each on or off") Skips skips,
    @Default("true") @Doc("whether columns share context blocks and fusions") boolean shareColumns)
    implements Checked {
  /**
   * Most blocks of a network, 32 times those of the paper: a configuration may come from others.
   */
  private static final int MOST_BLOCKS = 256;

  /** Copies the list. */
  public MirNetV2Options {
    groups = List.copyOf(groups);
  }

  /**
   * Changes the channels of the images.
   *
   * @param in channels of the input
   * @param out channels of the output
   * @return these options with that change
   */
  public MirNetV2Options withChannels(int in, int out) {
    return new MirNetV2Options(
        in,
        out,
        width,
        channelFactor,
        streams,
        columns,
        groups,
        blocksPerGroup,
        fusion,
        context,
        skips,
        shareColumns);
  }

  /**
   * Changes the width.
   *
   * @param channels channels of the full-resolution stream
   * @return these options with that change
   */
  public MirNetV2Options withWidth(int channels) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        channels,
        channelFactor,
        streams,
        columns,
        groups,
        blocksPerGroup,
        fusion,
        context,
        skips,
        shareColumns);
  }

  /**
   * Changes the streams.
   *
   * @param count resolutions
   * @param factor growth of the channels from stream to stream
   * @return these options with that change
   */
  public MirNetV2Options withStreams(int count, double factor) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        width,
        factor,
        count,
        columns,
        groups,
        blocksPerGroup,
        fusion,
        context,
        skips,
        shareColumns);
  }

  /**
   * Changes the columns.
   *
   * @param count columns of context blocks in a block
   * @param shared whether they share context blocks and fusions
   * @return these options with that change
   */
  public MirNetV2Options withColumns(int count, boolean shared) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        width,
        channelFactor,
        streams,
        count,
        groups,
        blocksPerGroup,
        fusion,
        context,
        skips,
        shared);
  }

  /**
   * Changes the recursive residual groups.
   *
   * @param counts one group each, with this group count in its convolutions
   * @param blocks multi-scale residual blocks in each
   * @return these options with that change
   */
  public MirNetV2Options withGroups(List<Integer> counts, int blocks) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        width,
        channelFactor,
        streams,
        columns,
        counts,
        blocks,
        fusion,
        context,
        skips,
        shareColumns);
  }

  /**
   * Changes what the network is made of.
   *
   * @param fusions how streams are merged
   * @param contexts the residual block of a stream
   * @return these options with that change
   */
  public MirNetV2Options withBlocks(
      Choice<FusionProvider<?>> fusions, Choice<ContextProvider<?>> contexts) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        width,
        channelFactor,
        streams,
        columns,
        groups,
        blocksPerGroup,
        fusions,
        contexts,
        skips,
        shareColumns);
  }

  /**
   * Changes the skip connections.
   *
   * @param connections each on or off
   * @return these options with that change
   */
  public MirNetV2Options withSkips(Skips connections) {
    return new MirNetV2Options(
        inChannels,
        outChannels,
        width,
        channelFactor,
        streams,
        columns,
        groups,
        blocksPerGroup,
        fusion,
        context,
        connections,
        shareColumns);
  }

  /**
   * Returns the channels of a stream.
   *
   * @param stream 0 for full resolution
   * @return width * channelFactor^stream
   */
  public int channels(int stream) {
    return (int) Math.rint(exactChannels(stream));
  }

  private double exactChannels(int stream) {
    return width * Math.pow(channelFactor, stream);
  }

  @Override
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    if (groups.isEmpty()) {
      found.add(new Violation("groups", "at least one recursive residual group is needed"));
    }
    if ((long) groups.size() * blocksPerGroup > MOST_BLOCKS) {
      found.add(
          new Violation(
              "groups",
              "%d groups of %d blocks are more than %d blocks in all"
                  .formatted(groups.size(), blocksPerGroup, MOST_BLOCKS)));
      return found;
    }
    for (int stream = 0; stream < streams; stream++) {
      double exact = exactChannels(stream);
      if (Math.abs(exact - Math.rint(exact)) > 1e-6) {
        found.add(
            new Violation(
                "width",
                "width %d x factor %s gives stream %d %s channels, which is not a whole number"
                    .formatted(width, channelFactor, stream + 1, (float) exact)));
        return found;
      }
    }
    for (int r = 0; r < groups.size(); r++) {
      for (int stream = 0; stream < streams; stream++) {
        int channels = channels(stream);
        if (groups.get(r) > 0 && channels % groups.get(r) != 0) {
          found.add(
              new Violation(
                  "groups[" + r + "]",
                  "group count %d does not divide the %d channels of stream %d (width %d, factor %s)"
                      .formatted(groups.get(r), channels, stream + 1, width, channelFactor)));
          break;
        }
      }
    }
    return found;
  }
}
