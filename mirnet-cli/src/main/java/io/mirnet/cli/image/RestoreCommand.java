package io.mirnet.cli.image;

import io.mirnet.api.image.Image;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli restore}. */
@Command(
    name = "restore",
    description = {
      "Restores pictures: a file, several, or all of a folder.",
      "Bit depth, grey and alpha stay as they are; a folder of results holds PNG files.",
      "Of SIDD's blocks (a .mat file) and of DND (the folder of info.mat) come the files that the benchmarks take."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options;
  @Mixin private SetOptions set;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "A .safetensors or .pth file, or a run directory (its best checkpoint).")
  private Path model;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description =
          "A file, if it ends in .png, .jpg or .jpeg and there is one input, or a .mat file for one; else a folder.")
  private Path output;

  @Option(
      names = "--right",
      paramLabel = "PATH",
      description =
          "The right view of a dual-pixel sensor (a folder of them for several inputs), the inputs being the left ones.")
  private Optional<Path> right;

  @Option(
      names = "--target-names",
      description = "Gives results the names of the targets of --set.")
  private boolean targetNames;

  @Parameters(paramLabel = "IN", arity = "0..*", description = "Pictures, folders of pictures, SIDD's blocks or DND's folder.")
  private List<Path> inputs = List.of();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    requireOneSource();
    ConfigurationReader reader = Assembly.load(spec).configurations();
    Optional<Submission> submission =
        inputs.isEmpty() ? Optional.empty() : Submission.plan(inputs, right, output);
    List<RestoreJob> jobs = submission.isPresent() ? List.of() : jobs(reader, terminal);
    try (Network network = options.load(model, reader, terminal)) {
      Restorer restorer = options.restorer(network, terminal);
      submission.ifPresent(
          job -> job.write(restorer::restore, terminal, spec.commandLine().getOut()));
      for (RestoreJob job : jobs) {
        restore(job, restorer, terminal);
      }
    }
    return ExitCode.DONE;
  }

  private void requireOneSource() {
    if (set.given() == !inputs.isEmpty() || (set.given() ? right.isPresent() : targetNames)) {
      throw new UsageException(
          "give either pictures, perhaps with --right, or --set SET, perhaps with --target-names");
    }
  }

  private List<RestoreJob> jobs(ConfigurationReader reader, Terminal terminal) {
    return set.given()
        ? RestoreJob.plan(set.files(reader, terminal), targetNames, output)
        : RestoreJob.plan(inputs, right, output);
  }

  private void restore(RestoreJob job, Restorer restorer, Terminal terminal) {
    ImageFile file = ImageFiles.read(job.input());
    Image image =
        job.right()
            .map(other -> Views.join(file.colour(), ImageFiles.read(other).colour(), job.input()))
            .orElse(file.colour());
    Image restored =
        restorer.restore(
            image,
            (done, total) -> {
              if (total > 1) {
                terminal.status("%s: tile %d of %d".formatted(job.input(), done, total));
              }
            });
    try {
      Path parent = job.output().toAbsolutePath().getParent();
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the folder of " + job.output() + ": " + e, e);
    }
    ImageFiles.write(
        job.output(), restored.quantize(file.colour().bits()), file.alpha(), file.grey());
    spec.commandLine().getOut().println(job.output());
  }
}
