package io.mirnet.data.benchmark;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.PairedImages;
import java.nio.file.Path;

/**
 * Pairs from two Matlab files, as SIDD's validation blocks:
 *
 * <pre>
 * data:
 *   validation:
 *     {type: blocks, input: ValidationNoisyBlocksSrgb.mat, target: ValidationGtBlocksSrgb.mat}
 * </pre>
 */
@Doc("pairs from two Matlab files of blocks, as those of SIDD")
@AutoService(DataSetProvider.class)
@SuppressWarnings("rawtypes")
public final class BlocksProvider implements DataSetProvider<BlocksOptions> {
  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public Class<BlocksOptions> configType() {
    return BlocksOptions.class;
  }

  @Override
  public PairedImages create(BlocksOptions options, DataSetSpec spec) {
    return PairedBlocks.of(at(options.input(), spec), at(options.target(), spec));
  }

  private static Path at(Path file, DataSetSpec spec) {
    return spec.root().map(root -> root.resolve(file)).orElse(file);
  }
}
