package io.mirnet.cli.export;

import ai.djl.Device;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.model.NetworkExport;
import io.mirnet.blocks.model.WeightKind;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.train.assembly.Manifests;
import io.mirnet.train.step.EngineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli export}. */
@Command(
    name = "export",
    footer = {
      "%nExamples:",
      "  mirnet-cli export --output model.onnx runs/quickstart",
      "  mirnet-cli export --output model.pt --pad weights.pth"
    },
    description = {
      "Writes a model as ONNX or TorchScript, for programs without mirnet.",
      "The file is run and compared with mirnet before it gets its name."
    })
public final class ExportCommand implements Callable<Integer> {
  /** Ours; the weights' own is passed on where their file names one. */
  private static final String LICENCE = "Apache-2.0";

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "onnx or torchscript; if left out, as OUT ends: .onnx, or .pt and .ts for TorchScript.")
  private Optional<ExportFormat> format;

  @Option(names = "--output", required = true, paramLabel = "OUT", description = "The file.")
  private Path output;

  @Option(
      names = "--pad",
      description =
          "Makes the file take images of any size: it pads them by reflection, and crops.")
  private boolean pad;

  @Option(
      names = "--weights",
      defaultValue = "average",
      paramLabel = "KIND",
      description =
          "raw or average: which weights are meant where the file has a moving average of them too (default: ${DEFAULT-VALUE}).")
  private WeightKind weights;

  @Parameters(
      paramLabel = "MODEL",
      description = "A .safetensors or .pth file, or a run directory (its best checkpoint).")
  private Path model;

  @Override
  public Integer call() {
    if (isModel()) {
      throw new UsageException(output + " would be overwritten; choose another --output");
    }
    ExportFormat wanted =
        format
            .or(() -> ExportFormat.of(output))
            .orElseThrow(
                () ->
                    new UsageException(
                        "%s could be of any format; add --format onnx or torchscript"
                            .formatted(output)));
    EngineSettings.apply(0);
    Terminal terminal = Terminal.of(spec);
    ModelFiles files = new ModelFiles(Assembly.load(spec).configurations());
    try (Network network = files.load(model, Device.cpu(), weights, terminal::line)) {
      ExportedNetwork exported = NetworkExport.of(network, pad, metadata());
      report(new ExportJob(network, exported, output).write(wanted), exported);
    }
    return ExitCode.DONE;
  }

  private boolean isModel() {
    return output.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize());
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("mirnet.version", Manifests.version());
    metadata.put("mirnet.licence", LICENCE);
    ModelFiles.metadata(model)
        .forEach(
            (key, text) -> {
              if (key.toLowerCase(Locale.ROOT).matches(".*licen[cs]e.*")) {
                metadata.put(key, text);
              }
            });
    return metadata;
  }

  private void report(Verification.Result result, ExportedNetwork exported) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "difference  %.1e at most, of images %s%n",
        result.difference(),
        result.shapes().stream().map(Object::toString).collect(Collectors.joining(", ")));
    int sides = exported.sides();
    out.printf("sides       %s%n", sides == 1 ? "any" : "multiples of " + sides);
    out.printf("model       %s%n", output);
  }
}
