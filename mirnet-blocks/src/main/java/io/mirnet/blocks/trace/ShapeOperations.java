package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The layers: what DJL's blocks call behind the plain array operations. */
final class ShapeOperations extends UnsupportedOperations {
  private final ShapeArray array;

  ShapeOperations(ShapeArray array) {
    this.array = array;
  }

  @Override
  public NDList convolution(
      NDArray input,
      NDArray weight,
      NDArray bias,
      Shape stride,
      Shape padding,
      Shape dilation,
      int groups) {
    Shape kernel = weight.getShape();
    Shape output =
        ShapeRules.convolution(input.getShape(), kernel, stride, padding, dilation, groups);
    long multiplyAdds = output.size() * kernel.slice(1).size();
    return layer(Operation.CONVOLUTION, output, multiplyAdds, weight);
  }

  @Override
  public NDList linear(NDArray input, NDArray weight, NDArray bias) {
    Shape shape = input.getShape();
    Shape matrix = weight.getShape();
    ShapeRules.require(
        shape.dimension() > 0 && shape.get(shape.dimension() - 1) == matrix.get(1),
        "an input %s doesn't fit a linear layer's weight %s",
        shape,
        matrix);
    Shape output = ShapeRules.with(shape, shape.dimension() - 1, matrix.get(0));
    return layer(Operation.LINEAR, output, output.size() * matrix.get(1), weight);
  }

  private NDList layer(String kind, Shape output, long multiplyAdds, NDArray weight) {
    String parameter = weight instanceof ShapeArray known ? known.parameter() : "";
    return new NDList(array.recorder().record(kind, output, multiplyAdds, parameter));
  }

  @Override
  public NDArray maxPool(Shape kernel, Shape stride, Shape padding, boolean ceilMode) {
    return array
        .recorder()
        .record("maxPool", ShapeRules.pool(array.getShape(), kernel, stride, padding, ceilMode));
  }

  @Override
  public NDArray avgPool(
      Shape kernel, Shape stride, Shape padding, boolean ceilMode, boolean countIncludePad) {
    return array
        .recorder()
        .record("avgPool", ShapeRules.pool(array.getShape(), kernel, stride, padding, ceilMode));
  }

  @Override
  public NDArray globalMaxPool() {
    return array.recorder().record("globalMaxPool", ShapeRules.globalPool(array.getShape()));
  }

  @Override
  public NDArray globalAvgPool() {
    return array.recorder().record("globalAvgPool", ShapeRules.globalPool(array.getShape()));
  }

  @Override
  public NDArray interpolation(long[] size, int mode, boolean alignCorners) {
    ShapeRules.require(
        array.getShape().dimension() == size.length + 2,
        "%s can't be interpolated to %s sizes",
        array.getShape(),
        size.length);
    return array.recorder().record("interpolation", array.getShape().slice(0, 2).add(size));
  }

  @Override
  public NDArray concat(NDList arrays, int axis) {
    Shape first = array.getShape();
    int along = ShapeRules.axis(first, axis);
    long size = first.get(along);
    for (NDArray other : arrays) {
      Shape shape = other.getShape();
      ShapeRules.require(
          shape.dimension() == first.dimension()
              && ShapeRules.with(shape, along, 0).equals(ShapeRules.with(first, along, 0)),
          "%s and %s can't be concatenated along axis %s",
          first,
          shape,
          axis);
      size += shape.get(along);
    }
    return array.recorder().record("concat", ShapeRules.with(first, along, size));
  }

  @Override
  public NDArray stack(NDList arrays, int axis) {
    Shape shape = array.getShape();
    ShapeRules.require(
        Stream.of(arrays.getShapes()).allMatch(shape::equals),
        "only arrays of one shape can be stacked, not %s and %s",
        shape,
        arrays.getShapes());
    int at = axis < 0 ? axis + shape.dimension() + 1 : axis;
    return array.recorder().record("stack", insert(shape, at, arrays.size() + 1L));
  }

  static Shape insert(Shape shape, int at, long size) {
    ShapeRules.require(at >= 0 && at <= shape.dimension(), "%s has no axis %s", shape, at);
    return new Shape(
        LongStream.concat(
                LongStream.concat(
                    LongStream.of(shape.slice(0, at).getShape()), LongStream.of(size)),
                LongStream.of(shape.slice(at).getShape()))
            .toArray());
  }

  @Override
  public NDList dropout(NDArray input, float rate, boolean training) {
    return keep("dropout", input);
  }

  @Override
  public NDList layerNorm(
      NDArray input, Shape normalizedShape, NDArray gamma, NDArray beta, float eps) {
    return keep("layerNorm", input);
  }

  @Override
  public NDList batchNorm(
      NDArray input,
      NDArray runningMean,
      NDArray runningVar,
      NDArray gamma,
      NDArray beta,
      int axis,
      float momentum,
      float eps,
      boolean training) {
    return keep("batchNorm", input);
  }

  private NDList keep(String kind, NDArray input) {
    return new NDList(array.recorder().record(kind, input.getShape()));
  }

  @Override
  public NDArray relu() {
    return array.same("relu");
  }

  @Override
  public NDArray sigmoid() {
    return array.same("sigmoid");
  }

  @Override
  public NDArray tanh() {
    return array.same("tanh");
  }

  @Override
  public NDArray softPlus() {
    return array.same("softPlus");
  }

  @Override
  public NDArray softSign() {
    return array.same("softSign");
  }

  @Override
  public NDArray leakyRelu(float alpha) {
    return array.same("leakyRelu");
  }

  @Override
  public NDArray elu(float alpha) {
    return array.same("elu");
  }

  @Override
  public NDArray selu() {
    return array.same("selu");
  }

  @Override
  public NDArray gelu() {
    return array.same("gelu");
  }

  @Override
  public NDArray rdiv(Number n) {
    return array.same("div");
  }

  @Override
  public NDArray rpow(Number n) {
    return array.same("pow");
  }

  @Override
  public NDArray getArray() {
    return array;
  }
}
