package io.mirnet.blocks.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import io.mirnet.api.Checked.Violation;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * MIRNet-v2 (TPAMI 2022, section 3): input (N, in, H, W) with H and W multiples of 2^(streams-1),
 * output (N, out, H, W).
 *
 * <pre>
 * f = conv3x3(x);  g = RRG_n(... RRG_1(f));  y = conv3x3(g) + x
 * </pre>
 *
 * <p>Where input and output differ in channels (dual-pixel defocus: 6 and 3) the image can't be
 * added; then y = conv3x3(g + f), as in the public code.
 */
public final class MirNetV2 extends ImageBlock {
  private final MirNetV2Options options;
  private final Block first;
  private final List<Block> body = new ArrayList<>();
  private final Block last;

  /**
   * Assembles the network, not yet initialized.
   *
   * @param options the options
   * @throws IllegalArgumentException if the options have {@link MirNetV2Options#violations()}
   */
  public MirNetV2(MirNetV2Options options) {
    List<Violation> violations = options.violations();
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(
          violations.stream()
              .map(v -> v.key() + ": " + v.message())
              .collect(Collectors.joining("; ")));
    }
    this.options = options;
    first = child("conv_in", Layers.conv3x3(options.width(), 1));
    for (int r = 0; r < options.groups().size(); r++) {
      body.add(child("body." + r, new RecursiveResidualGroup(options, options.groups().get(r))));
    }
    last = child("conv_out", Layers.conv3x3(options.outChannels(), 1));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray image = inputs.singletonOrThrow();
    boolean skip = options.skips().image();
    boolean sameChannels = options.inChannels() == options.outChannels();
    NDArray shallow = pass.run(first, image);
    NDArray deep = pass.run(body, shallow);
    if (skip && !sameChannels) {
      deep = deep.add(shallow);
    }
    NDArray output = pass.run(last, deep);
    return skip && sameChannels ? output.add(image) : output;
  }
}
