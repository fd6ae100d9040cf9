package org.example.nafnet;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ModelProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** NAFNet: {@code model: {type: nafnet, width: 32}}. */
@Doc("NAFNet, a U-Net of blocks without activation functions (Chen et al., ECCV 2022)")
public final class NafNetProvider implements ModelProvider<NafNetOptions> {
  @Override
  public String name() {
    return "nafnet";
  }

  @Override
  public Class<NafNetOptions> configType() {
    return NafNetOptions.class;
  }

  @Override
  public Block create(NafNetOptions options) {
    return new NafNet(options);
  }

  @Override
  public ImageSpec images(NafNetOptions options) {
    return new ImageSpec(options.imgChannel(), options.imgChannel(), 1);
  }

  /**
   * Finds the options of published weights.
   *
   * @param shapes of a file's arrays by name
   * @return the options; nothing if these are not the weights of a NAFNet
   */
  @Override
  public Optional<NafNetOptions> recognize(Map<String, Shape> shapes) {
    Shape intro = shapes.get("intro.weight");
    if (intro == null || intro.dimension() != 4 || !shapes.containsKey("middle_blks.0.beta")) {
      return Optional.empty();
    }
    return Optional.of(
        new NafNetOptions(
            (int) intro.get(1),
            (int) intro.get(0),
            levels("encoders", shapes),
            blocks("middle_blks", shapes),
            levels("decoders", shapes)));
  }

  private static List<Integer> levels(String name, Map<String, Shape> shapes) {
    return Stream.iterate(0, level -> level + 1)
        .map(level -> blocks(name + "." + level, shapes))
        .takeWhile(blocks -> blocks > 0)
        .toList();
  }

  private static int blocks(String name, Map<String, Shape> shapes) {
    return (int)
        IntStream.iterate(0, block -> block + 1)
            .takeWhile(block -> shapes.containsKey(name + "." + block + ".beta"))
            .count();
  }
}
