package io.mirnet.blocks.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.AnySize;
import io.mirnet.blocks.trace.Graph;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
    Map<String, String> paths = paths(network);
    text = new NetworkScript(names.stream().map(paths::get).toList(), trained, bfloat16);
  }

  int addEvaluation() {
    AnySize traced = forward(false);
    text.evaluation(traced.graph());
    return traced.multiple();
  }

  AnySize addTraining() {
    AnySize traced = forward(true);
    text.training(traced.graph());
    return traced;
  }

  private AnySize forward(boolean training) {
    ImageSpec images = network.images();
    return AnySize.trace(
        network.block(),
        (store, inputs) -> network.block().forward(store, inputs, training, null),
        images.multiple(),
        (n, h, w) -> new Shape[] {new Shape(n, images.inChannels(), h, w)});
  }

  int addLoss(AnySize training, CompiledNetwork.Loss loss) {
    int channels = network.images().inChannels();
    Graph graph = training.graph();
    AnySize traced =
        AnySize.trace(
            network.block(),
            (store, inputs) -> loss.of(inputs.get(0), inputs.get(1), inputs.subNDList(2)),
            training.multiple(),
            (n, h, w) -> {
              List<Shape> shapes = new ArrayList<>();
              shapes.add(new Shape(n, channels, h, w));
              for (int output : graph.outputs()) {
                shapes.add(graph.nodes().get(output).output(n, h, w));
              }
              shapes.add(1, shapes.get(1)); // the target is like the first output
              return shapes.toArray(Shape[]::new);
            });
    text.loss(traced.graph(), graph.outputs().size());
    return traced.multiple();
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

  /** Paths in DJL's block by public names. */
  private static Map<String, String> paths(Network network) {
    Map<Parameter, String> paths = new IdentityHashMap<>();
    network
        .block()
        .getParameters()
        .forEach(pair -> paths.putIfAbsent(pair.getValue(), pair.getKey()));
    Map<String, String> byName = new LinkedHashMap<>();
    network
        .parameters()
        .parameters()
        .forEach((name, parameter) -> byName.put(name, paths.get(parameter)));
    return byName;
  }
}
