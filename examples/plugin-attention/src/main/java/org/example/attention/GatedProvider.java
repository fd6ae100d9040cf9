package org.example.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Gated fusion: each stream says for each pixel how much of it is let through. Streams L_1..L_k of
 * shape (N, C, H, W) become one array of that shape.
 *
 * <pre>
 * g_i = sigmoid(conv1x1_i(L_i))          (N, 1, H, W), one convolution for each stream
 * U   = g_1 L_1 + ... + g_k L_k          (N, C, H, W)
 * </pre>
 *
 * <p>In YAML: {@code model: {type: mirnet-v2, fusion: gated}}.
 */
public final class GatedProvider implements FusionProvider<GatedProvider.Options> {

  /** {@code gated} has no options. */
  public record Options() {}

  @Override
  public String name() {
    return "gated";
  }

  @Override
  public Class<Options> configType() {
    return Options.class;
  }

  @Override
  public Block create(Options config, FusionSpec spec) {
    return new Gated(spec);
  }

  private static final class Gated extends ImageBlock {
    private final List<Block> gates = new ArrayList<>();

    Gated(FusionSpec spec) {
      for (int i = 0; i < spec.inputs(); i++) {
        gates.add(child("gates." + i, Layers.conv1x1(1)));
      }
    }

    @Override
    protected NDArray compute(Pass pass, NDList streams) {
      NDArray sum = null;
      for (int i = 0; i < gates.size(); i++) {
        NDArray stream = streams.get(i);
        NDArray gate = Activation.sigmoid(pass.run(gates.get(i), stream));
        NDArray passed = stream.mul(gate);
        sum = sum == null ? passed : sum.add(passed);
      }
      return sum;
    }
  }
}
