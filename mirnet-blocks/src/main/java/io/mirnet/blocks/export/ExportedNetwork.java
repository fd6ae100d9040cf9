package io.mirnet.blocks.export;

import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import io.mirnet.blocks.weights.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network as other programs can have it: one input of images (N, C, H, W), one output, and all
 * numbers.
 *
 * @param graph what is computed, for images of any size; parameters go by their public names
 * @param multiple the sides for which the graph holds are multiples of this
 * @param pad whether the file is to take images of any size: each is padded on the right and at the
 *     bottom to the multiple, as {@code Restorer} does it, and the output cropped
 * @param weights the values of the graph's parameters, by public name
 * @param buffers the names among them that are never trained, such as running means
 * @param metadata text that goes into the file
 */
public record ExportedNetwork(
    Graph graph,
    int multiple,
    boolean pad,
    Map<String, Tensor> weights,
    Set<String> buffers,
    Map<String, String> metadata) {
  /** The rows of the input. */
  private static final Size HEIGHT = new Size(1, 1, 0, 1, 0, 0);

  /** The columns of the input. */
  private static final Size WIDTH = new Size(1, 1, 0, 0, 1, 0);

  /**
   * Copies the collections.
   *
   * @throws UnsupportedOperationException if the graph has other than one input of four axes and
   *     one output, or is to pad and its output is not as large as its input
   */
  public ExportedNetwork {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    buffers = Set.copyOf(buffers);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    List<Integer> inputs = graph.all(Kind.INPUT);
    if (inputs.size() != 1
        || graph.nodes().get(inputs.get(0)).sizes().size() != 4
        || graph.outputs().size() != 1) {
      throw new UnsupportedOperationException(
          "a network of %d inputs and %d outputs can't be exported: images (N, C, H, W) are expected as the only ones"
              .formatted(inputs.size(), graph.outputs().size()));
    }
    if (pad && !keepsSize(graph)) {
      throw new UnsupportedOperationException(
          "the network's output is not as large as its input, so that padding can't be cropped; export it without padding");
    }
  }

  private static boolean keepsSize(Graph graph) {
    List<Size> sizes = graph.nodes().get(graph.outputs().get(0)).sizes();
    return sizes.size() == 4 && sizes.get(2).equals(HEIGHT) && sizes.get(3).equals(WIDTH);
  }

  /**
   * Returns the images.
   *
   * @return the input's node
   */
  public Operation input() {
    return graph.nodes().get(graph.all(Kind.INPUT).get(0));
  }

  /**
   * Returns the result.
   *
   * @return the output's node
   */
  public Operation output() {
    return graph.nodes().get(graph.outputs().get(0));
  }

  /**
   * Tells whether images are padded within the file.
   *
   * @return false where there is nothing to pad to
   */
  public boolean pads() {
    return pad && multiple > 1;
  }

  /**
   * Returns what sides the file takes.
   *
   * @return both sides of an image must be multiples of this; 1 for any
   */
  public int sides() {
    return pads() ? 1 : multiple;
  }
}
