package org.example.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.List;

/**
 * Residual block with efficient channel attention (Wang et al., ECA-Net, CVPR 2020): a channel is
 * weighted by what it and its neighbours hold on average. Input and output (N, C, H, W).
 *
 * <pre>
 * f = conv3x3(LeakyReLU(conv3x3(x)))                 group count g in both
 * a = sigmoid(conv1d_k(mean of f over H, W))         (N, C), one kernel that slides over channels
 * y = a f + x
 * </pre>
 *
 * <p>In YAML: {@code model: {type: mirnet-v2, context: {type: eca, kernel: 3}}}.
 */
public final class EcaProvider implements ContextProvider<EcaProvider.Options> {

  /**
   * Options of {@code eca}.
   *
   * @param kernel channels that decide on the weight of the one in their middle; odd
   */
  public record Options(@Default("3") @Range(min = 1) @Doc("width in channels, odd") int kernel)
      implements Checked {

    @Override
    public List<Violation> violations() {
      return kernel % 2 == 1
          ? List.of()
          : List.of(new Violation("kernel", "kernel must be odd, not " + kernel));
    }
  }

  @Override
  public String name() {
    return "eca";
  }

  @Override
  public Class<Options> configType() {
    return Options.class;
  }

  @Override
  public Block create(Options config, ContextSpec spec) {
    return new Eca(config.kernel(), spec);
  }

  private static final class Eca extends ImageBlock {
    private final ContextSpec spec;
    private final Block first;
    private final Block second;
    private final Block attention;

    Eca(int kernel, ContextSpec spec) {
      this.spec = spec;
      first = child("body.0", Layers.conv3x3(spec.channels(), spec.groups()));
      second = child("body.2", Layers.conv3x3(spec.channels(), spec.groups()));
      Conv1d.Builder sliding = Conv1d.builder().setKernelShape(new Shape(kernel)).setFilters(1);
      attention =
          child("attention", sliding.optPadding(new Shape(kernel / 2)).optBias(false).build());
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      NDArray hidden = Layers.leakyRelu(pass.run(first, x));
      NDArray f = pass.run(second, hidden);
      NDArray means = f.getNDArrayInternal().globalAvgPool().reshape(-1, 1, spec.channels());
      NDArray a = Activation.sigmoid(pass.run(attention, means));
      NDArray weighted = f.mul(a.reshape(-1, spec.channels(), 1, 1));
      return spec.skip() ? weighted.add(x) : weighted;
    }
  }
}
