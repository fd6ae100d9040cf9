package io.mirnet.blocks.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.AnySize;
import io.mirnet.blocks.trace.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Traces a network, writes its code and knows the order of its arrays. */
final class NetworkCode {
  private final Network network;
  private final List<String> names;
  private final int trained;
  private final NetworkScript text;

  NetworkCode(Network network, boolean bfloat16) {
    this.network = network;
    Set<String> first = network.parameters().trained().keySet();
    trained = first.size();
    names = new ArrayList<>(first);
    network.parameters().all().keySet().stream()
        .filter(name -> !first.contains(name))
        .forEach(names::add);
    text = new NetworkScript(names, trained, bfloat16);
  }

  AnySize addEvaluation() {
    AnySize traced = AnySize.of(network.traceable(false));
    text.evaluation(traced.graph());
    return traced;
  }

  AnySize addTraining(AnySize evaluation) {
    AnySize.Subject training = network.traceable(true);
    AnySize traced = evaluation.isOf(training) ? evaluation : AnySize.of(training);
    text.training(traced.graph());
    return traced;
  }

  AnySize addLoss(AnySize training, CompiledNetwork.Loss loss) {
    Graph graph = training.graph();
    AnySize traced =
        AnySize.of(
            new AnySize.Subject(
                Map.of(),
                (store, inputs) -> loss.of(inputs.get(0), inputs.get(1), inputs.subNDList(2)),
                training.multiple(),
                (n, h, w) -> {
                  List<Shape> shapes = new ArrayList<>();
                  shapes.add(new Shape(n, network.images().inChannels(), h, w));
                  for (int output : graph.outputs()) {
                    shapes.add(graph.nodes().get(output).output(n, h, w));
                  }
                  shapes.add(1, shapes.get(1)); // the target is like the first output
                  return shapes.toArray(Shape[]::new);
                }));
    text.loss(traced.graph(), graph.outputs().size());
    return traced;
  }

  byte[] archive() {
    return text.archive();
  }

  /** What the methods take first: the network's arrays in the order of names, then constants. */
  List<NDArray> arrays() {
    List<NDArray> arrays = new ArrayList<>();
    names.forEach(name -> arrays.add(network.parameters().all().get(name)));
    arrays.addAll(text.constants(network.manager()));
    return arrays;
  }

  Network network() {
    return network;
  }

  /** Public names, of what is trained first. */
  List<String> names() {
    return names;
  }

  int trained() {
    return trained;
  }
}
