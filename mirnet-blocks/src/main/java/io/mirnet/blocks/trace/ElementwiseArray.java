package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;

/**
 * The operations that keep the shape or broadcast two shapes. What neither this nor {@link
 * ShapeArray} overrides is refused by DJL's adapter, since there is no other engine to fall back
 * to.
 */
abstract class ElementwiseArray extends NDArrayAdapter {
  private final Recorder recorder;

  ElementwiseArray(Recorder recorder, Shape shape) {
    // The manager that manages nothing: these arrays hold no memory.
    super(PassthroughNDManager.INSTANCE, null, shape, DataType.FLOAT32, "");
    this.recorder = recorder;
  }

  final Recorder recorder() {
    return recorder;
  }

  /** Records an operation whose result has this array's shape. */
  final ShapeArray same(String kind) {
    return recorder.record(kind, getShape());
  }

  private ShapeArray both(String kind, NDArray other) {
    return recorder.record(kind, ShapeRules.broadcast(getShape(), other.getShape()));
  }

  private NDArray inPlace(String kind, NDArray other) {
    Shape result = ShapeRules.broadcast(getShape(), other.getShape());
    ShapeRules.require(
        result.equals(getShape()), "%s can't be broadcast into %s", other.getShape(), getShape());
    recorder.record(kind, result);
    return this;
  }

  private NDArray inPlace(String kind) {
    recorder.record(kind, getShape());
    return this;
  }

  @Override
  public NDArray add(Number n) {
    return same("add");
  }

  @Override
  public NDArray add(NDArray other) {
    return both("add", other);
  }

  @Override
  public NDArray sub(Number n) {
    return same("sub");
  }

  @Override
  public NDArray sub(NDArray other) {
    return both("sub", other);
  }

  @Override
  public NDArray mul(Number n) {
    return same("mul");
  }

  @Override
  public NDArray mul(NDArray other) {
    return both("mul", other);
  }

  @Override
  public NDArray div(Number n) {
    return same("div");
  }

  @Override
  public NDArray div(NDArray other) {
    return both("div", other);
  }

  @Override
  public NDArray pow(Number n) {
    return same("pow");
  }

  @Override
  public NDArray pow(NDArray other) {
    return both("pow", other);
  }

  @Override
  public NDArray maximum(Number n) {
    return same("maximum");
  }

  @Override
  public NDArray maximum(NDArray other) {
    return both("maximum", other);
  }

  @Override
  public NDArray minimum(Number n) {
    return same("minimum");
  }

  @Override
  public NDArray minimum(NDArray other) {
    return both("minimum", other);
  }

  @Override
  public NDArray addi(Number n) {
    return inPlace("add");
  }

  @Override
  public NDArray addi(NDArray other) {
    return inPlace("add", other);
  }

  @Override
  public NDArray subi(Number n) {
    return inPlace("sub");
  }

  @Override
  public NDArray subi(NDArray other) {
    return inPlace("sub", other);
  }

  @Override
  public NDArray muli(Number n) {
    return inPlace("mul");
  }

  @Override
  public NDArray muli(NDArray other) {
    return inPlace("mul", other);
  }

  @Override
  public NDArray divi(Number n) {
    return inPlace("div");
  }

  @Override
  public NDArray divi(NDArray other) {
    return inPlace("div", other);
  }

  @Override
  public NDArray powi(Number n) {
    return inPlace("pow");
  }

  @Override
  public NDArray powi(NDArray other) {
    return inPlace("pow", other);
  }

  @Override
  public NDArray negi() {
    return inPlace("neg");
  }

  @Override
  public NDArray neg() {
    return same("neg");
  }

  @Override
  public NDArray abs() {
    return same("abs");
  }

  @Override
  public NDArray square() {
    return same("square");
  }

  @Override
  public NDArray sqrt() {
    return same("sqrt");
  }

  @Override
  public NDArray cbrt() {
    return same("cbrt");
  }

  @Override
  public NDArray exp() {
    return same("exp");
  }

  @Override
  public NDArray log() {
    return same("log");
  }

  @Override
  public NDArray log2() {
    return same("log2");
  }

  @Override
  public NDArray log10() {
    return same("log10");
  }

  @Override
  public NDArray sin() {
    return same("sin");
  }

  @Override
  public NDArray cos() {
    return same("cos");
  }

  @Override
  public NDArray tanh() {
    return same("tanh");
  }

  @Override
  public NDArray sign() {
    return same("sign");
  }

  @Override
  public NDArray floor() {
    return same("floor");
  }

  @Override
  public NDArray ceil() {
    return same("ceil");
  }

  @Override
  public NDArray round() {
    return same("round");
  }

  @Override
  public NDArray trunc() {
    return same("trunc");
  }

  @Override
  public NDArray clip(Number min, Number max) {
    return same("clip");
  }

  @Override
  public NDArray softmax(int axis) {
    return same("softmax");
  }

  @Override
  public NDArray logSoftmax(int axis) {
    return same("logSoftmax");
  }

  @Override
  public NDArray duplicate() {
    return same("duplicate");
  }
}
