package io.mirnet.blocks.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Pass;

/** The plain sum of the streams, without parameters: {@code fusion: sum}. */
@Doc("the plain sum of the streams, without parameters")
@AutoService(FusionProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SumProvider implements FusionProvider<SumOptions> {
  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Class<SumOptions> configType() {
    return SumOptions.class;
  }

  @Override
  public Block create(SumOptions config, FusionSpec spec) {
    return new Sum();
  }

  private static final class Sum extends ImageBlock {
    @Override
    protected NDArray compute(Pass pass, NDList streams) {
      NDArray sum = streams.get(0);
      for (int i = 1; i < streams.size(); i++) {
        sum = sum.add(streams.get(i));
      }
      return sum;
    }
  }
}
