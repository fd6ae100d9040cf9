package io.mirnet.blocks.script;

import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as a file of TorchScript that needs nothing else: {@code
 * torch.jit.load(file)(x)} takes float32 images (N, C, H, W) and returns the output. Its state dict
 * has the weights under their public names, which want no gradient. Metadata are extra files.
 */
public final class ModuleFile {
  private static final String NAME = "Net";

  /** What a tensor that is none of the weights is called. */
  private static final String CONSTANT = "constant_";

  private ModuleFile() {}

  /**
   * Writes the file.
   *
   * @param network what to write
   * @param out is not closed
   * @throws IOException if it can't be written
   * @throws UnsupportedOperationException if an operation has no form in TorchScript
   */
  public static void write(ExportedNetwork network, OutputStream out) throws IOException {
    ModuleTree tree = new ModuleTree();
    network
        .weights()
        .forEach((name, tensor) -> tree.add(name, tensor, network.buffers().contains(name)));
    Graph graph = network.graph();
    List<Integer> constants = graph.all(Kind.CONSTANT);
    for (int i = 0; i < constants.size(); i++) {
      Operation constant = graph.nodes().get(constants.get(i));
      tree.add(CONSTANT + i, new Tensor(constant.output(), constant.values()), true);
    }
    Map<String, String> classes = new LinkedHashMap<>();
    StringBuilder main = new StringBuilder("class " + NAME + "(Module):\n");
    main.append(tree.code(classes)).append(forward(network).indent(2));
    StringBuilder code = new StringBuilder();
    classes.forEach((text, name) -> code.append("class %s(Module):\n%s".formatted(name, text)));
    Pickle pickle = new Pickle();
    List<Tensor> storages = tree.write(pickle, NAME, classes);

    StoredZip zip = new StoredZip(out);
    zip.putModule(pickle.toByteArray(), code.append(main).toString());
    for (int i = 0; i < storages.size(); i++) {
      zip.put("data/" + i, bytes(storages.get(i)));
    }
    for (Map.Entry<String, String> entry : network.metadata().entrySet()) {
      zip.put("extra/" + entry.getKey(), entry.getValue());
    }
    zip.finish();
  }

  private static String forward(ExportedNetwork network) {
    Body.Text body =
        Body.of(
            network.graph(),
            new Body.Mode(false, false),
            new Body.Arguments(
                ModuleTree::expression, constant -> ModuleTree.expression(CONSTANT + constant)));
    StringBuilder text =
        new StringBuilder(
            "def forward(self: __torch__.%s, x: Tensor) -> Tensor:\n".formatted(NAME));
    String image = "x";
    if (network.pads()) {
      image = Padding.pad(text, image, network.multiple());
    }
    // in the order in which convolutions run fastest
    line(text, "x0 = torch.contiguous(%s, memory_format=2)".formatted(image));
    body.lines().forEach(each -> line(text, each));
    String output = body.outputs().get(0);
    if (network.pads()) {
      output = Padding.crop(output, "x");
    }
    line(text, "return torch.contiguous(%s)".formatted(output));
    return text.toString();
  }

  static void line(StringBuilder text, String statement) {
    text.append("  ").append(statement).append('\n');
  }

  private static byte[] bytes(Tensor tensor) {
    int count = Math.multiplyExact(tensor.values().length, Float.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values());
    return bytes.array();
  }
}
