package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.trace.Recording.Rule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What DJL's layers call behind the plain array operations, by its signature. */
final class LayerRules {
  static final Map<Method, Rule<RecordedArray>> TABLE = Recording.table(NDArrayEx.class, table());

  private LayerRules() {}

  private static Map<String, Rule<RecordedArray>> table() {
    Map<String, Rule<RecordedArray>> table = new HashMap<>();
    table.put("getArray()", (x, a) -> x.proxy());
    activations(table);
    pools(table);
    table.put(
        "convolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,int)",
        (x, a) -> new NDList(convolution(a)));
    table.put("linear(NDArray,NDArray,NDArray)", (x, a) -> new NDList(linear(a)));
    table.put(
        "interpolation(long[],int,boolean)",
        (x, a) -> {
          long[] size = (long[]) a[0];
          ShapeRules.require(
              x.shape().dimension() == size.length + 2,
              "%s can't be interpolated to %s sizes",
              x.shape(),
              size.length);
          return x.record(
              Kind.INTERPOLATION,
              x.shape().slice(0, 2).add(size),
              Map.of("mode", Recorder.sizes((int) a[1])));
        });
    table.put("concat(NDList,int)", (x, a) -> concat(x, (NDList) a[0], (int) a[1]));
    table.put("stack(NDList,int)", (x, a) -> stack(x, (NDList) a[0], (int) a[1]));
    table.put(
        "dropout(NDArray,float,boolean)",
        (x, a) -> {
          Map<String, Object> attributes =
              Map.of("rate", ArrayRules.number(a[1]), "training", (boolean) a[2]);
          return new NDList(ArrayRules.same(array(a[0]), Kind.DROPOUT, attributes));
        });
    table.put(
        "layerNorm(NDArray,Shape,NDArray,NDArray,float)",
        (x, a) ->
            new NDList(
                array(a[0])
                    .record(
                        Kind.LAYER_NORM,
                        array(a[0]).shape(),
                        Map.of(
                            "axes", Recorder.sizes(((Shape) a[1]).dimension()),
                            "epsilon", ArrayRules.number(a[4])),
                        (NDArray) a[2],
                        (NDArray) a[3])));
    table.put(
        "batchNorm(NDArray,NDArray,NDArray,NDArray,NDArray,int,float,float,boolean)",
        (x, a) -> new NDList(batchNorm(a)));
    return Map.copyOf(table);
  }

  private static void activations(Map<String, Rule<RecordedArray>> table) {
    Map<String, Kind> plain =
        Map.of(
            "relu", Kind.RELU,
            "sigmoid", Kind.SIGMOID,
            "tanh", Kind.TANH,
            "softPlus", Kind.SOFTPLUS,
            "softSign", Kind.SOFTSIGN,
            "selu", Kind.SELU,
            "gelu", Kind.GELU);
    plain.forEach(
        (name, kind) -> table.put(name + "()", (x, a) -> ArrayRules.same(x, kind, Map.of())));
    Map<String, Kind> steep = Map.of("leakyRelu", Kind.LEAKY_RELU, "elu", Kind.ELU);
    steep.forEach(
        (name, kind) ->
            table.put(
                name + "(float)",
                (x, a) -> ArrayRules.same(x, kind, Map.of("alpha", ArrayRules.number(a[0])))));
    for (Kind kind : List.of(Kind.SUB, Kind.DIV, Kind.POW)) {
      table.put(
          "r" + ArrayRules.name(kind) + "(Number)",
          (x, a) ->
              ArrayRules.same(
                  x, kind, Map.of("number", ArrayRules.number(a[0]), "reversed", true)));
    }
  }

  private static void pools(Map<String, Rule<RecordedArray>> table) {
    table.put("maxPool(Shape,Shape,Shape,boolean)", (x, a) -> pool(x, Kind.MAX_POOL, a, Map.of()));
    table.put(
        "avgPool(Shape,Shape,Shape,boolean,boolean)",
        // DJL's bridge to PyTorch drops the last argument, so that padding always counts
        (x, a) -> pool(x, Kind.AVG_POOL, a, Map.of("include_padding", true)));
    table.put("globalMaxPool()", (x, a) -> global(x, Kind.GLOBAL_MAX_POOL));
    table.put("globalAvgPool()", (x, a) -> global(x, Kind.GLOBAL_AVG_POOL));
  }

  private static NDArray global(RecordedArray x, Kind kind) {
    return x.record(kind, ShapeRules.globalPool(x.shape()), Map.of());
  }

  private static NDArray pool(RecordedArray x, Kind kind, Object[] a, Map<String, Object> more) {
    Shape kernel = (Shape) a[0];
    Shape stride = (Shape) a[1];
    Shape padding = (Shape) a[2];
    boolean ceil = (boolean) a[3];
    Map<String, Object> attributes = new HashMap<>(more);
    attributes.put("kernel", Recorder.sizes(kernel.getShape()));
    attributes.put("stride", Recorder.sizes(stride.getShape()));
    attributes.put("padding", Recorder.sizes(padding.getShape()));
    attributes.put("ceil", ceil);
    Shape output = ShapeRules.pool(x.shape(), kernel, stride, padding, ceil);
    return x.record(kind, output, attributes);
  }

  private static NDArray convolution(Object[] a) {
    NDArray weight = (NDArray) a[1];
    Shape stride = (Shape) a[3];
    Shape padding = (Shape) a[4];
    Shape dilation = (Shape) a[5];
    int groups = (int) a[6];
    Shape input = ((NDArray) a[0]).getShape();
    Shape output =
        ShapeRules.convolution(input, weight.getShape(), stride, padding, dilation, groups);
    Map<String, Object> attributes =
        Map.of(
            "stride", Recorder.sizes(stride.getShape()),
            "padding", Recorder.sizes(padding.getShape()),
            "dilation", Recorder.sizes(dilation.getShape()),
            "groups", Recorder.sizes(groups));
    return array(a[0]).record(Kind.CONVOLUTION, output, attributes, weight, (NDArray) a[2]);
  }

  private static NDArray linear(Object[] a) {
    NDArray weight = (NDArray) a[1];
    Shape output = ShapeRules.linear(((NDArray) a[0]).getShape(), weight.getShape());
    return array(a[0]).record(Kind.LINEAR, output, Map.of(), weight, (NDArray) a[2]);
  }

  private static NDArray batchNorm(Object[] a) {
    Map<String, Object> attributes =
        Map.of(
            "momentum",
            1 - ArrayRules.number(a[6]), // PyTorch's is that of the batch
            "epsilon",
            ArrayRules.number(a[7]),
            "training",
            (boolean) a[8]);
    RecordedArray x = array(a[0]);
    int last = x.shape().dimension() - 1;
    int axis = (int) a[5];
    if (axis != -1 && axis != 1) {
      throw new UntraceableException("batchNorm over axis %d of %d".formatted(axis, last));
    }
    // In the order of the engine: DJL's signature has the statistics first.
    return x.record(
        Kind.BATCH_NORM,
        x.shape(),
        attributes,
        (NDArray) a[1],
        (NDArray) a[2],
        (NDArray) a[3],
        (NDArray) a[4]);
  }

  private static NDArray concat(RecordedArray x, NDList others, int axis) {
    int along = ShapeRules.axis(x.shape(), axis);
    Shape output = ShapeRules.concat(x.shape(), others.getShapes(), along);
    Map<String, Object> attributes = Map.of("axis", Recorder.sizes(along));
    return x.record(Kind.CONCAT, output, attributes, others.toArray(NDArray[]::new));
  }

  private static NDArray stack(RecordedArray x, NDList others, int axis) {
    ShapeRules.require(
        Stream.of(others.getShapes()).allMatch(x.shape()::equals),
        "only arrays of one shape can be stacked, not %s and %s",
        x.shape(),
        Arrays.toString(others.getShapes()));
    int at = axis < 0 ? axis + x.shape().dimension() + 1 : axis;
    Shape output = ShapeRules.insert(x.shape(), at, others.size() + 1L);
    Map<String, Object> attributes = Map.of("axis", Recorder.sizes(at));
    return x.record(Kind.STACK, output, attributes, others.toArray(NDArray[]::new));
  }

  private static RecordedArray array(Object array) {
    return RecordedArray.of((NDArray) array);
  }
}
