package io.mirnet.blocks.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;

/**
 * Concatenation along the channels, then a 1x1 convolution back to C channels: {@code fusion:
 * concat}. The baseline that the paper compares SKFF with.
 */
@Doc("concatenation and a 1x1 convolution: the baseline that SKFF is compared with")
@AutoService(FusionProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ConcatProvider implements FusionProvider<ConcatOptions> {
  @Override
  public String name() {
    return "concat";
  }

  @Override
  public Class<ConcatOptions> configType() {
    return ConcatOptions.class;
  }

  @Override
  public Block create(ConcatOptions config, FusionSpec spec) {
    return new Concat(spec);
  }

  private static final class Concat extends ImageBlock {
    private final Block conv;

    Concat(FusionSpec spec) {
      conv = child("conv", Layers.conv1x1(spec.channels()));
    }

    @Override
    protected NDArray compute(Pass pass, NDList streams) {
      return pass.run(conv, NDArrays.concat(streams, 1));
    }
  }
}
