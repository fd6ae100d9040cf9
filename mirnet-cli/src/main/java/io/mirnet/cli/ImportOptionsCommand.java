package io.mirnet.cli;

import io.mirnet.api.InputException;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.train.basicsr.OptionImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli import-options}. */
@Command(
    name = "import-options",
    footer = {
      "%nExamples:",
      "  mirnet-cli import-options Denoising.yml",
      "  mirnet-cli import-options Denoising.yml --output denoising.yaml"
    },
    description = {
      "Turns a BasicSR option file, as MIRNet-v2 was released with, into a configuration.",
      "What changes the result is named first, on stderr and in comments."
    })
final class ImportOptionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The option file (.yml).")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "YAML",
      description = "The file to make (default: written to stdout).")
  private Optional<Path> output;

  @Override
  public Integer call() {
    if (output.isPresent() && Files.exists(output.get())) {
      throw new UsageException(output.get() + " exists; choose another name or remove it");
    }
    OptionImport imported = OptionImport.of(file, Assembly.load(spec).configurations());
    Terminal terminal = Terminal.of(spec);
    imported.notes().forEach(terminal::line);
    if (output.isEmpty()) {
      spec.commandLine().getOut().print(imported.yaml());
      return ExitCode.DONE;
    }
    try {
      Files.writeString(output.get(), imported.yaml(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException("can't write " + output.get() + ": " + e, e);
    }
    spec.commandLine().getOut().println(output.get());
    return ExitCode.DONE;
  }
}
