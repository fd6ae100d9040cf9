package io.mirnet.cli.export;

import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.onnx.OnnxFile;
import io.mirnet.blocks.script.ModuleFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which models are written for other programs. */
enum ExportFormat implements ExportTarget {
  ONNX(".onnx") {
    @Override
    public void write(ExportedNetwork network, OutputStream out) throws IOException {
      OnnxFile.write(network, out);
    }

    @Override
    public ExportedModel open(Path file) {
      return OnnxSession.open(file);
    }
  },
  TORCHSCRIPT(".pt", ".ts") {
    @Override
    public void write(ExportedNetwork network, OutputStream out) throws IOException {
      ModuleFile.write(network, out);
    }

    @Override
    public ExportedModel open(Path file) {
      return ScriptModule.open(file);
    }
  };

  private final List<String> suffixes;

  ExportFormat(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** The format that a file's name says. */
  static Optional<ExportFormat> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
