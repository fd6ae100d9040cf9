package io.mirnet.blocks.context;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;

/**
 * A residual block without context, the baseline of the paper's ablation: {@code context:
 * residual}.
 *
 * <pre>y = LeakyReLU(conv3x3(LeakyReLU(conv3x3(x)))) + x</pre>
 */
@Doc("two convolutions without context: the baseline of the ablation")
@AutoService(ContextProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ResidualProvider implements ContextProvider<ResidualOptions> {
  @Override
  public String name() {
    return "residual";
  }

  @Override
  public Class<ResidualOptions> configType() {
    return ResidualOptions.class;
  }

  @Override
  public Block create(ResidualOptions config, ContextSpec spec) {
    return new Residual(spec);
  }

  private static final class Residual extends ImageBlock {
    private final boolean skip;
    private final Block first;
    private final Block second;

    Residual(ContextSpec spec) {
      skip = spec.skip();
      first = child("body.0", Layers.conv3x3(spec.channels(), spec.groups()));
      second = child("body.2", Layers.conv3x3(spec.channels(), spec.groups()));
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      NDArray hidden = Layers.leakyRelu(pass.run(first, x));
      NDArray y = Layers.leakyRelu(pass.run(second, hidden));
      return skip ? y.add(x) : y;
    }
  }
}
