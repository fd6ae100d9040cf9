package io.mirnet.blocks.onnx;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.mirnet.blocks.weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds nodes and numbers to a graph of ONNX, and gives their results names. */
final class Nodes {
  private final GraphProto.Builder graph;
  private final Map<String, String> constants = new HashMap<>();
  private int results;

  Nodes(GraphProto.Builder graph) {
    this.graph = graph;
  }

  /** Adds a node of one result. */
  String add(String operator, List<String> inputs, AttributeProto... attributes) {
    return add(operator, inputs, 1, attributes).get(0);
  }

  /** Adds a node of one result without attributes. */
  String add(String operator, String... inputs) {
    return add(operator, List.of(inputs), 1).get(0);
  }

  /** Adds a node of several results. */
  List<String> add(String operator, List<String> inputs, int count, AttributeProto... attributes) {
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outputs.add("/" + operator + "_" + results++);
    }
    node(operator, inputs, outputs, attributes);
    return outputs;
  }

  /** Adds a node whose result has a name of its own. */
  void named(String operator, String input, String output) {
    node(operator, List.of(input), List.of(output));
  }

  private void node(
      String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(outputs.get(0).replaceFirst("^/", ""))
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(Arrays.asList(attributes)));
  }

  /** A list of whole numbers, as shapes and axes are. */
  String ints(long... values) {
    return constant("list" + Arrays.toString(values), whole(new long[] {values.length}, values));
  }

  /** One whole number without axes. */
  String integer(long value) {
    return constant("number[" + value, whole(new long[0], value));
  }

  /** One number without axes. */
  String number(double value) {
    return constant(
        Double.toString(value), tensor(new Tensor(new Shape(), new float[] {(float) value})));
  }

  /** A list of numbers. */
  String floats(float... values) {
    return constant(Arrays.toString(values), tensor(new Tensor(new Shape(values.length), values)));
  }

  /** Numbers under a name. */
  void tensor(String name, Tensor tensor) {
    graph.addInitializer(tensor(tensor).toBuilder().setName(name));
  }

  /** Numbers that nothing else shares. */
  String constant(Tensor tensor) {
    String name = "/constant_" + results++;
    tensor(name, tensor);
    return name;
  }

  private String constant(String key, TensorProto tensor) {
    return constants.computeIfAbsent(
        key,
        unknown -> {
          String name = "/constant_" + results++;
          graph.addInitializer(tensor.toBuilder().setName(name));
          return name;
        });
  }

  private static TensorProto whole(long[] shape, long... values) {
    ByteBuffer bytes = bytes(values.length * (long) Long.BYTES);
    bytes.asLongBuffer().put(values);
    return proto(shape, DataType.INT64, bytes);
  }

  static TensorProto tensor(Tensor tensor) {
    ByteBuffer bytes = bytes(tensor.values().length * (long) Float.BYTES);
    bytes.asFloatBuffer().put(tensor.values());
    return proto(tensor.shape().getShape(), DataType.FLOAT, bytes);
  }

  private static TensorProto proto(long[] shape, DataType type, ByteBuffer bytes) {
    TensorProto.Builder proto =
        TensorProto.newBuilder()
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      proto.addDims(size);
    }
    return proto.build();
  }

  private static ByteBuffer bytes(long count) {
    return ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto attribute(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto attribute(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto attribute(String name, TensorProto value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.TENSOR)
        .setT(value)
        .build();
  }
}
