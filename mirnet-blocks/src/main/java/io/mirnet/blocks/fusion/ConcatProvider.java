package io.mirnet.blocks.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;

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
    private final int inputChannels;
    private final Block conv;

    Concat(FusionSpec spec) {
      inputChannels = spec.channels() * spec.inputs();
      conv = child("conv", Layers.conv1x1(spec.channels()));
    }

    @Override
    protected NDArray compute(ParameterStore parameters, NDList streams, boolean training) {
      return Layers.run(conv, parameters, training, NDArrays.concat(streams, 1));
    }

    @Override
    protected Shape[] childInputs(Block child, Shape[] inputs) {
      return new Shape[] {withChannels(inputs[0], inputChannels)};
    }
  }
}
