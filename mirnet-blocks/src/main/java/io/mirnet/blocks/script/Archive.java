package io.mirnet.blocks.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file that TorchScript is loaded from, without weights: a zip whose entries are stored, with
 * the code of one module and a pickle that makes it.
 */
final class Archive {
  /** Makes an object of class Net whose one attribute, training, is false. */
  private static final String MODULE =
      "\u0080\u0002c__torch__\nNet\n)\u0081}X\b\u0000\u0000\u0000training\u0089sb.";

  private Archive() {}

  /**
   * Makes the file.
   *
   * @param methods the methods of the module, each with its lines, not indented
   * @return its bytes
   */
  static byte[] of(List<String> methods) {
    StringBuilder code = new StringBuilder("class Net(Module):\n");
    code.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    for (String method : methods) {
      code.append(method.indent(2));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      StoredZip zip = new StoredZip(bytes);
      zip.putModule(MODULE.getBytes(StandardCharsets.ISO_8859_1), code.toString());
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory doesn't fail
    }
    return bytes.toByteArray();
  }
}
