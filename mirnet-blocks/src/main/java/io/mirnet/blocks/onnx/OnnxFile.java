package io.mirnet.blocks.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as ONNX, opset 17: one input {@value #INPUT} and one output {@value #OUTPUT},
 * float32 of shape (N, C, H, W) with the axes batch, height and width free, and weights under their
 * public names.
 */
public final class OnnxFile {
  /** The name of the images. */
  public static final String INPUT = "input";

  /** The name of the result. */
  public static final String OUTPUT = "output";

  /** The operators' version: the first with layer normalization. */
  public static final int OPSET = 17;

  /** The file format's version, as of the first release that had the opset. */
  private static final int FORMAT = 8;

  /** The most that a message of protobuf can hold, with room for all but weights. */
  private static final long MOST = Integer.MAX_VALUE - (64L << 20);

  private static final String[] AXES = {"batch", "channels", "height", "width"};
  private static final List<Size> SIDES =
      List.of(
          new Size(1, 1, 1, 0, 0, 0),
          Size.of(-1),
          new Size(1, 1, 0, 1, 0, 0),
          new Size(1, 1, 0, 0, 1, 0));

  private final ExportedNetwork network;
  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final Nodes nodes = new Nodes(proto);

  private OnnxFile(ExportedNetwork network) {
    this.network = network;
  }

  /**
   * Writes the file.
   *
   * @param network what to write
   * @param out is not closed
   * @throws IOException if it can't be written
   * @throws UnsupportedOperationException if an operation has no exact form in ONNX, or the weights
   *     are more than 2 GB, the most of this format
   */
  public static void write(ExportedNetwork network, OutputStream out) throws IOException {
    long bytes =
        network.weights().values().stream()
            .mapToLong(tensor -> tensor.values().length * (long) Float.BYTES)
            .sum();
    requireFits(bytes);
    new OnnxFile(network).model().writeTo(out);
  }

  static void requireFits(long bytes) {
    if (bytes > MOST) {
      throw new UnsupportedOperationException(
          "weights of %d MB don't fit into one ONNX file, which holds %d"
              .formatted(bytes >> 20, MOST >> 20));
    }
  }

  private ModelProto model() {
    proto.setName("mirnet");
    proto.addInput(value(INPUT, network.input()));
    proto.addOutput(value(OUTPUT, network.output()));
    network.weights().forEach(nodes::tensor);
    if (network.pads()) {
      Padding padding = new Padding(nodes, INPUT);
      String output = graph(padding.pad(INPUT, network.multiple()));
      nodes.named("Identity", padding.crop(output), OUTPUT);
    } else {
      nodes.named("Identity", graph(INPUT), OUTPUT);
    }
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("mirnet")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(proto);
    network
        .metadata()
        .forEach(
            (key, text) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(text)));
    return model.build();
  }

  private String graph(String images) {
    Graph graph = network.graph();
    Operations operations = Operations.of(nodes, new Sizes(nodes, images));
    String[] names = new String[graph.nodes().size()];
    Map<Integer, List<String>> splits = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      Operation node = graph.nodes().get(i);
      List<Integer> operands = node.operands();
      int first = operands.isEmpty() ? -1 : operands.get(0);
      if (node.kind() == Kind.SPLIT) {
        splits.put(i, operations.forms().split(node, names[first]));
        continue;
      }
      names[i] =
          switch (node.kind()) {
            case INPUT -> images;
            case PARAMETER -> node.name();
            case CONSTANT -> nodes.constant(new Tensor(node.output(), node.values()));
            case PART -> splits.get(first).get(node.integer("index"));
            default ->
                operations.write(
                    node,
                    operands.stream().map(operand -> graph.nodes().get(operand).sizes()).toList(),
                    operands.stream().map(operand -> names[operand]).toList());
          };
    }
    return names[graph.outputs().get(0)];
  }

  /** Only sides that are the image's own have its axes' names. */
  private static ValueInfoProto value(String name, Operation node) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int axis = 0; axis < node.sizes().size(); axis++) {
      Size size = node.sizes().get(axis);
      Dimension.Builder dimension = Dimension.newBuilder();
      if (size.isConstant()) {
        dimension.setDimValue(size.constant());
      } else {
        int side = SIDES.indexOf(size);
        dimension.setDimParam(side < 0 ? name + "_" + axis : AXES[side]);
      }
      shape.addDim(dimension);
    }
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
