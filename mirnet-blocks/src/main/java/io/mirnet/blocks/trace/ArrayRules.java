package io.mirnet.blocks.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.mirnet.blocks.trace.Recording.Rule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What each method of DJL's arrays records, by its signature. */
final class ArrayRules {
  static final Map<Method, Rule<RecordedArray>> TABLE = Recording.table(NDArray.class, table());

  private ArrayRules() {}

  private static Map<String, Rule<RecordedArray>> table() {
    Map<String, Rule<RecordedArray>> table = new HashMap<>();
    handling(table);
    List<Kind> unary =
        List.of(
            Kind.NEG,
            Kind.ABS,
            Kind.SQUARE,
            Kind.SQRT,
            Kind.EXP,
            Kind.LOG,
            Kind.LOG2,
            Kind.LOG10,
            Kind.SIN,
            Kind.COS,
            Kind.TANH,
            Kind.SIGN,
            Kind.FLOOR,
            Kind.CEIL,
            Kind.ROUND,
            Kind.TRUNC,
            Kind.ERF,
            Kind.DUPLICATE);
    unary.forEach(kind -> table.put(name(kind) + "()", (x, a) -> same(x, kind, Map.of())));
    table.put("negi()", (x, a) -> x.become(same(x, Kind.NEG, Map.of())));
    table.put("signi()", (x, a) -> x.become(same(x, Kind.SIGN, Map.of())));
    table.put("real()", (x, a) -> x.record(Kind.REAL, x.shape().add(2), Map.of()));
    table.put("stopGradient()", (x, a) -> same(x, Kind.DETACH, Map.of()));
    List.of(Kind.ADD, Kind.SUB, Kind.MUL, Kind.DIV, Kind.POW).forEach(kind -> binary(table, kind));
    List.of(Kind.MAXIMUM, Kind.MINIMUM).forEach(kind -> binary(table, kind));
    table.put(
        "clip(Number,Number)",
        (x, a) -> same(x, Kind.CLIP, Map.of("min", number(a[0]), "max", number(a[1]))));
    table.put("softmax(int)", (x, a) -> same(x, Kind.SOFTMAX, axis(x, a[0])));
    table.put("logSoftmax(int)", (x, a) -> same(x, Kind.LOG_SOFTMAX, axis(x, a[0])));
    form(table);
    parts(table);
    List.of(Kind.SUM, Kind.MEAN, Kind.MAX, Kind.MIN).forEach(kind -> reduction(table, kind));
    Rule<RecordedArray> multiply =
        (x, a) -> {
          NDArray other = (NDArray) a[0];
          Shape shape = ShapeRules.matMul(x.shape(), other.getShape());
          return x.record(Kind.MATMUL, shape, Map.of(), other);
        };
    table.put("matMul(NDArray)", multiply);
    table.put(
        "batchMatMul(NDArray)",
        (x, a) -> {
          ShapeRules.requireBatches(x.shape(), ((NDArray) a[0]).getShape());
          return multiply.apply(x, a);
        });
    return Map.copyOf(table);
  }

  /** What is asked of an array, or done with it, without computing. */
  private static void handling(Map<String, Rule<RecordedArray>> table) {
    table.put("getShape()", (x, a) -> x.shape());
    table.put("getDataType()", (x, a) -> DataType.FLOAT32);
    table.put("getDevice()", (x, a) -> Device.cpu());
    table.put("getSparseFormat()", (x, a) -> SparseFormat.DENSE);
    table.put("getManager()", (x, a) -> x.manager());
    table.put("getNDArrayInternal()", (x, a) -> x.layers());
    table.put("getName()", (x, a) -> null);
    table.put("isReleased()", (x, a) -> false);
    for (String nothing :
        List.of("attach(NDManager)", "tempAttach(NDManager)", "detach()", "close()")) {
      table.put(nothing, (x, a) -> null);
    }
    table.put("setName(String)", (x, a) -> null);
    table.put("toDevice(Device,boolean)", (x, a) -> x.proxy());
    table.put(
        "toType(DataType,boolean)",
        (x, a) -> {
          if (a[0] != DataType.FLOAT32) {
            throw new UntraceableException("toType");
          }
          return x.proxy();
        });
    table.put(
        "toByteBuffer(boolean)",
        (x, a) -> {
          throw new UntraceableException("reading numbers");
        });
    table.put("equals(Object)", (x, a) -> x.proxy() == a[0]);
    table.put("hashCode()", (x, a) -> System.identityHashCode(x));
    table.put("toString()", (x, a) -> "array of shape " + x.shape());
  }

  private static void binary(Map<String, Rule<RecordedArray>> table, Kind kind) {
    Rule<RecordedArray> both =
        (x, a) -> {
          NDArray other = (NDArray) a[0];
          Shape shape = ShapeRules.broadcast(x.shape(), other.getShape());
          return x.record(kind, shape, Map.of(), other);
        };
    Rule<RecordedArray> one = (x, a) -> same(x, kind, Map.of("number", number(a[0])));
    String name = name(kind);
    table.put(name + "(NDArray)", both);
    table.put(name + "(Number)", one);
    table.put(name + "i(NDArray)", (x, a) -> x.become((NDArray) both.apply(x, a)));
    table.put(name + "i(Number)", (x, a) -> x.become((NDArray) one.apply(x, a)));
  }

  private static void form(Map<String, Rule<RecordedArray>> table) {
    table.put("reshape(Shape)", (x, a) -> reshape(x, ShapeRules.reshape(x.shape(), (Shape) a[0])));
    table.put("flatten()", (x, a) -> reshape(x, new Shape(x.shape().size())));
    table.put(
        "flatten(int,int)",
        (x, a) -> reshape(x, ShapeRules.flatten(x.shape(), (int) a[0], (int) a[1])));
    table.put("squeeze(int[])", (x, a) -> reshape(x, ShapeRules.squeeze(x.shape(), (int[]) a[0])));
    table.put(
        "expandDims(int)",
        (x, a) -> {
          int axis = (int) a[0];
          int at = axis < 0 ? axis + x.shape().dimension() + 1 : axis;
          return reshape(x, ShapeRules.insert(x.shape(), at, 1));
        });
    table.put(
        "transpose()",
        (x, a) -> {
          int last = x.shape().dimension() - 1;
          return transpose(x, IntStream.rangeClosed(0, last).map(axis -> last - axis).toArray());
        });
    table.put("transpose(int[])", (x, a) -> transpose(x, (int[]) a[0]));
    table.put("flip(int[])", (x, a) -> same(x, Kind.FLIP, axes(x, (int[]) a[0])));
    table.put(
        "pad(Shape,double)",
        (x, a) -> {
          Shape padding = (Shape) a[0];
          return x.record(
              Kind.PAD,
              ShapeRules.pad(x.shape(), padding),
              Map.of("padding", Recorder.sizes(padding.getShape()), "value", number(a[1])));
        });
    table.put(
        "broadcast(Shape)",
        (x, a) -> {
          Shape shape = (Shape) a[0];
          ShapeRules.require(
              ShapeRules.broadcast(x.shape(), shape).equals(shape),
              "%s can't be broadcast to %s",
              x.shape(),
              shape);
          return x.record(Kind.BROADCAST, shape, Map.of());
        });
    for (Kind kind : List.of(Kind.RFFT, Kind.FFT)) {
      table.put(
          name(kind) + "(long,long)",
          (x, a) -> {
            int axis = ShapeRules.axis(x.shape(), Math.toIntExact((long) a[1]));
            long length = (long) a[0];
            long size = kind == Kind.FFT ? length : length / 2 + 1;
            return x.record(
                kind,
                ShapeRules.with(x.shape(), axis, size),
                Map.of("length", Recorder.sizes(length), "axis", Recorder.sizes(axis)));
          });
    }
  }

  private static void parts(Map<String, Rule<RecordedArray>> table) {
    table.put(
        "split(long,int)",
        (x, a) -> {
          long sections = (long) a[0];
          long part = ShapeRules.section(x.shape(), sections, (int) a[1]);
          return split(x, LongStream.range(1, sections).map(i -> i * part).toArray(), (int) a[1]);
        });
    table.put("split(long[],int)", (x, a) -> split(x, (long[]) a[0], (int) a[1]));
    table.put("get(NDIndex)", (x, a) -> get(x, (NDIndex) a[0]));
    table.put("get(NDManager,NDIndex)", (x, a) -> get(x, (NDIndex) a[1]));
    table.put("get(NDManager,long[])", (x, a) -> get(x, new NDIndex((long[]) a[1])));
    table.put(
        "get(NDArray)",
        (x, a) -> {
          throw new UntraceableException("get by other than numbers and ranges");
        });
  }

  private static NDList split(RecordedArray x, long[] indices, int axis) {
    int along = ShapeRules.axis(x.shape(), axis);
    long[] parts = ShapeRules.parts(x.shape(), indices, along);
    Map<String, Object> attributes =
        Map.of("parts", Recorder.sizes(parts), "axis", Recorder.sizes(along));
    RecordedArray whole = RecordedArray.of(x.record(Kind.SPLIT, x.shape(), attributes));
    NDList list = new NDList();
    for (int i = 0; i < parts.length; i++) {
      Shape shape = ShapeRules.with(x.shape(), along, parts[i]);
      list.add(whole.record(Kind.PART, shape, Map.of("index", Recorder.sizes(i))));
    }
    return list;
  }

  private static NDArray get(RecordedArray x, NDIndex index) {
    NDIndexFullSlice slice =
        NDIndexFullSlice.fromIndex(index, x.shape())
            .orElseThrow(() -> new UntraceableException("get by other than numbers and ranges"));
    Map<String, Object> attributes =
        Map.of(
            "begin", Recorder.sizes(slice.getMin()),
            "end", Recorder.sizes(slice.getMax()),
            "step", Recorder.sizes(slice.getStep()));
    NDArray part = x.record(Kind.SLICE, slice.getShape(), attributes);
    return slice.getSqueezedShape().equals(slice.getShape())
        ? part
        : reshape(RecordedArray.of(part), slice.getSqueezedShape());
  }

  private static void reduction(Map<String, Rule<RecordedArray>> table, Kind kind) {
    table.put(
        name(kind) + "()",
        (x, a) -> {
          int[] all = IntStream.range(0, x.shape().dimension()).toArray();
          return x.record(kind, new Shape(), axes(x, all));
        });
    table.put(
        name(kind) + "(int[],boolean)",
        (x, a) -> {
          int[] axes = (int[]) a[0];
          boolean keep = (boolean) a[1];
          Map<String, Object> attributes = new HashMap<>(axes(x, axes));
          attributes.put("keep", keep);
          return x.record(kind, ShapeRules.reduce(x.shape(), axes, keep), attributes);
        });
  }

  private static NDArray reshape(RecordedArray x, Shape shape) {
    return x.record(Kind.RESHAPE, shape, Map.of());
  }

  private static NDArray transpose(RecordedArray x, int[] axes) {
    return x.record(Kind.TRANSPOSE, ShapeRules.transpose(x.shape(), axes), axes(x, axes));
  }

  static NDArray same(RecordedArray x, Kind kind, Map<String, Object> attributes) {
    return x.record(kind, x.shape(), attributes);
  }

  static Map<String, Object> axis(RecordedArray x, Object axis) {
    return Map.of("axis", Recorder.sizes(ShapeRules.axis(x.shape(), (int) axis)));
  }

  private static Map<String, Object> axes(RecordedArray x, int[] axes) {
    long[] positive =
        Arrays.stream(axes).map(a -> ShapeRules.axis(x.shape(), a)).asLongStream().toArray();
    return Map.of("axes", Recorder.sizes(positive));
  }

  /** Floats as the engine computes with them. */
  static double number(Object number) {
    return ((Number) number).doubleValue();
  }

  /** DJL's name of a kind that has the same one. */
  static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
