package io.mirnet.blocks.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorSet;
import io.mirnet.blocks.weights.TensorSource;
import io.mirnet.blocks.weights.WeightTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies from an open file into a network what a table says. */
final class WeightReader {
  private final Path file;
  private final TensorSource source;
  private final Map<String, Shape> shapes;
  private final WeightKind kind;

  WeightReader(Path file, TensorSource source, WeightKind kind) {
    this.file = file;
    this.source = source;
    this.shapes = source.shapes();
    this.kind = kind;
  }

  /** All tensors of the file but averages of others. */
  TensorSet all() {
    Map<String, Shape> all = new LinkedHashMap<>(shapes);
    all.keySet()
        .removeIf(
            name ->
                name.startsWith(ModelFiles.AVERAGED)
                    && shapes.containsKey(name.substring(ModelFiles.AVERAGED.length())));
    return new TensorSet("", all);
  }

  /** Of a checkpoint of ours, only the weights; what lies beside them may have a weight's name. */
  TensorSet all(Network network) {
    TensorSet all = all();
    if (!source.metadata().containsKey(ModelFiles.CONFIG)) {
      return all;
    }
    Map<String, Shape> weights = new LinkedHashMap<>(all.shapes());
    weights
        .keySet()
        .removeIf(
            name -> ModelFiles.isBeside(name) && !network.parameters().all().containsKey(name));
    return new TensorSet("", weights);
  }

  /** What messages call a set. */
  String describe(TensorSet set) {
    String place = set.place().isEmpty() ? "" : ", under '" + set.place() + "'";
    return file + place + (isAveraged(set) ? ", averaged" : "");
  }

  boolean isAveraged(TensorSet set) {
    return set.shapes().keySet().stream()
        .anyMatch(name -> !averageOf(set.place() + name, set).equals(set.place() + name));
  }

  /** The name of a tensor's average, or of the tensor where there is none or it isn't wanted. */
  private String averageOf(String origin, TensorSet set) {
    String average = set.place() + ModelFiles.AVERAGED + origin.substring(set.place().length());
    boolean there = shapes.containsKey(average) && shapes.get(average).equals(shapes.get(origin));
    return kind == WeightKind.AVERAGE && there ? average : origin;
  }

  /** Copies what matched. */
  void copy(WeightTable table, TensorSet set, Network network) {
    Map<String, String> origins = table.matched();
    origins.replaceAll((name, origin) -> averageOf(origin, set));
    Map<String, Tensor> loaded = source.load(origins.values());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    origins.forEach((name, origin) -> tensors.put(name, loaded.get(origin)));
    Map<String, NDArray> arrays = new LinkedHashMap<>(network.parameters().all());
    arrays.keySet().retainAll(tensors.keySet());
    Weights.restore(tensors, arrays, file.toString());
  }

  /** The shapes of a network's arrays. */
  static Map<String, Shape> shapes(Network network) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    network.parameters().all().forEach((name, array) -> shapes.put(name, array.getShape()));
    return shapes;
  }
}
