package io.mirnet.blocks.model;

import ai.djl.ndarray.NDArray;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Parameters.Role;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.trace.AnySize;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.UntraceableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes out of a network what other programs need to compute as it does. */
public final class NetworkExport {
  /** Key of the metadata entry that says what the sides of an image must be multiples of. */
  public static final String MULTIPLE = "mirnet.multiple";

  private NetworkExport() {}

  /**
   * Traces a network, as it is used and not trained, and copies its weights.
   *
   * @param network any network; it is not changed
   * @param pad whether the file is to take images of any size
   * @param metadata text to put into the file besides the configuration and the multiple
   * @return the first output of the network, with all that it follows from
   * @throws UnsupportedOperationException if a block can't be traced, which the message names, or
   *     the network is of no form that can be exported
   */
  public static ExportedNetwork of(Network network, boolean pad, Map<String, String> metadata) {
    AnySize traced = trace(network);
    Graph graph = needed(new Graph(traced.graph().nodes(), traced.graph().outputs().subList(0, 1)));
    Map<String, NDArray> arrays = new LinkedHashMap<>(network.parameters().all());
    arrays.keySet().retainAll(parameters(graph));
    Set<String> buffers = network.parameters().of(Role.BUFFER).keySet();
    ExportedNetwork exported =
        new ExportedNetwork(
            graph, traced.multiple(), pad, Weights.capture(arrays), buffers, Map.of());
    Map<String, String> all = new LinkedHashMap<>();
    all.put(ModelFiles.CONFIG, ModelFiles.metadata(network).get(ModelFiles.CONFIG));
    all.put(MULTIPLE, Integer.toString(exported.sides()));
    all.putAll(metadata);
    return new ExportedNetwork(
        graph, traced.multiple(), pad, exported.weights(), exported.buffers(), all);
  }

  private static AnySize trace(Network network) {
    try {
      return AnySize.of(network.traceable(false));
    } catch (UntraceableException e) {
      throw new UnsupportedOperationException(
          "the network can't be exported: " + e.getMessage(), e);
    }
  }

  /** The graph without what its outputs don't need; inputs stay. */
  private static Graph needed(Graph graph) {
    int count = graph.nodes().size();
    boolean[] needed = new boolean[count];
    graph.outputs().forEach(output -> needed[output] = true);
    for (int i = count - 1; i >= 0; i--) {
      Operation node = graph.nodes().get(i);
      needed[i] |= node.kind() == Kind.INPUT;
      if (needed[i]) {
        node.operands().forEach(operand -> needed[operand] = true);
      }
    }
    int[] places = new int[count];
    List<Operation> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (needed[i]) {
        Operation node = graph.nodes().get(i);
        places[i] = nodes.size();
        List<Integer> operands = node.operands().stream().map(operand -> places[operand]).toList();
        nodes.add(new Operation(node.kind(), operands, node.attributes(), node.sizes()));
      }
    }
    return new Graph(nodes, graph.outputs().stream().map(output -> places[output]).toList());
  }

  private static Set<String> parameters(Graph graph) {
    return graph.all(Kind.PARAMETER).stream()
        .map(i -> graph.nodes().get(i).name())
        .collect(Collectors.toSet());
  }
}
