package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An array without numbers: each operation on it is recorded and yields the next shape. */
final class ShapeArray extends ElementwiseArray {
  private final String parameter;

  /**
   * Makes an array.
   *
   * @param parameter the path of the parameter that it stands for; empty for a computed array
   */
  ShapeArray(Recorder recorder, Shape shape, String parameter) {
    super(recorder, shape);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  private ShapeArray become(String kind, Shape shape) {
    return recorder().record(kind, shape);
  }

  @Override
  public NDArrayEx getNDArrayInternal() {
    return new ShapeOperations(this);
  }

  @Override
  public NDArray reshape(Shape wanted) {
    return become("reshape", ShapeRules.reshape(getShape(), wanted));
  }

  @Override
  public NDArray flatten() {
    return become("flatten", new Shape(getShape().size()));
  }

  @Override
  public NDArray flatten(int startDim, int endDim) {
    Shape shape = getShape();
    int start = ShapeRules.axis(shape, startDim);
    int end = ShapeRules.axis(shape, endDim);
    ShapeRules.require(start <= end, "axes %s to %s are no range", startDim, endDim);
    Shape flat = shape.slice(0, start).add(shape.slice(start, end + 1).size());
    return become("flatten", flat.addAll(shape.slice(end + 1)));
  }

  @Override
  public NDArray squeeze(int[] axes) {
    for (int axis : axes) {
      ShapeRules.require(
          getShape().get(ShapeRules.axis(getShape(), axis)) == 1,
          "axis %s of %s can't be squeezed out",
          axis,
          getShape());
    }
    return become("squeeze", ShapeRules.reduce(getShape(), axes, false));
  }

  @Override
  public NDArray expandDims(int axis) {
    int at = axis < 0 ? axis + getShape().dimension() + 1 : axis;
    return become("expandDims", ShapeOperations.insert(getShape(), at, 1));
  }

  @Override
  public NDArray transpose() {
    int last = getShape().dimension() - 1;
    return transpose(IntStream.rangeClosed(0, last).map(axis -> last - axis).toArray());
  }

  @Override
  public NDArray transpose(int... axes) {
    return become("transpose", ShapeRules.transpose(getShape(), axes));
  }

  @Override
  public NDArray flip(int... axes) {
    for (int axis : axes) {
      ShapeRules.axis(getShape(), axis);
    }
    return same("flip");
  }

  @Override
  public NDArray pad(Shape padding, double value) {
    return become("pad", ShapeRules.pad(getShape(), padding));
  }

  @Override
  public NDArray broadcast(Shape shape) {
    ShapeRules.require(
        ShapeRules.broadcast(getShape(), shape).equals(shape),
        "%s can't be broadcast to %s",
        getShape(),
        shape);
    return become("broadcast", shape);
  }

  @Override
  public NDList split(long sections, int axis) {
    long size = getShape().get(ShapeRules.axis(getShape(), axis));
    ShapeRules.require(
        sections > 0 && size % sections == 0,
        "axis %s of %s can't be split into %s",
        axis,
        getShape(),
        sections);
    long part = size / sections;
    return split(LongStream.range(1, sections).map(i -> i * part).toArray(), axis);
  }

  @Override
  public NDList split(long[] indices, int axis) {
    int along = ShapeRules.axis(getShape(), axis);
    long[] ends = Arrays.copyOf(indices, indices.length + 1);
    ends[indices.length] = getShape().get(along);
    NDList parts = new NDList();
    long begin = 0;
    for (long end : ends) {
      ShapeRules.require(
          end >= begin && end <= ends[indices.length],
          "axis %s of %s can't be split at %s",
          axis,
          getShape(),
          end);
      parts.add(become("split", ShapeRules.with(getShape(), along, end - begin)));
      begin = end;
    }
    return parts;
  }

  @Override
  public NDArray get(NDIndex index) {
    return get(getManager(), index);
  }

  @Override
  public NDArray get(NDManager ignored, NDIndex index) {
    NDIndexFullSlice slice =
        NDIndexFullSlice.fromIndex(index, getShape())
            .orElseThrow(() -> Recorder.unsupported("get by other than numbers and ranges"));
    return become("get", slice.getSqueezedShape());
  }

  @Override
  public NDArray matMul(NDArray other) {
    return become("matMul", ShapeRules.matMul(getShape(), other.getShape()));
  }

  @Override
  public NDArray batchMatMul(NDArray other) {
    ShapeRules.require(
        getShape().dimension() == 3
            && other.getShape().dimension() == 3
            && getShape().get(0) == other.getShape().get(0),
        "%s and %s are not two batches of matrices",
        getShape(),
        other.getShape());
    return become("batchMatMul", ShapeRules.matMul(getShape(), other.getShape()));
  }

  @Override
  public NDArray sum() {
    return become("sum", new Shape());
  }

  @Override
  public NDArray sum(int[] axes, boolean keepDims) {
    return become("sum", ShapeRules.reduce(getShape(), axes, keepDims));
  }

  @Override
  public NDArray mean() {
    return become("mean", new Shape());
  }

  @Override
  public NDArray mean(int[] axes, boolean keepDims) {
    return become("mean", ShapeRules.reduce(getShape(), axes, keepDims));
  }

  @Override
  public NDArray max() {
    return become("max", new Shape());
  }

  @Override
  public NDArray max(int[] axes, boolean keepDims) {
    return become("max", ShapeRules.reduce(getShape(), axes, keepDims));
  }

  @Override
  public NDArray min() {
    return become("min", new Shape());
  }

  @Override
  public NDArray min(int[] axes, boolean keepDims) {
    return become("min", ShapeRules.reduce(getShape(), axes, keepDims));
  }

  // Nothing is held, so nothing is attached, detached or copied.

  @Override
  public void attach(NDManager manager) {
    // see above
  }

  @Override
  public void tempAttach(NDManager manager) {
    // see above
  }

  @Override
  public void detach() {
    // see above
  }

  @Override
  public void intern(NDArray replaced) {
    throw Recorder.unsupported("intern");
  }

  @Override
  public ByteBuffer toByteBuffer(boolean tryDirect) {
    throw Recorder.unsupported("reading numbers");
  }

  @Override
  public NDArray toType(DataType type, boolean copy) {
    if (type != getDataType()) {
      throw Recorder.unsupported("toType");
    }
    return copy ? duplicate() : this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "ShapeArray" + getShape();
  }
}
