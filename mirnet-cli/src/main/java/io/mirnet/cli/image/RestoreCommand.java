package io.mirnet.cli.image;

import io.mirnet.api.image.Colours;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.Folder;
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
    footer = {
      "%nExamples:",
      "  mirnet-cli restore --model runs/quickstart --output restored pictures",
      "  mirnet-cli restore --model weights.pth --tile auto --output new.png old.jpg"
    },
    description = {
      "Restores pictures: a file, several, or all of a folder.",
      "Bit depth, grey, alpha and colour profile stay as they are; a folder of results holds PNG files.",
      "A picture that can't be restored doesn't end the run: all such are listed at its end, and the exit code is 3.",
      "Of SIDD's blocks (a .mat file) and of DND (the folder of info.mat) come the files that the benchmarks take."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options;
  @Mixin private SetOptions set;
  @Mixin private ResultOptions results;

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
          "A file, if it ends in .png, .jpg, .jpeg, .tif, .tiff or .bmp and there is one input, or a .mat file for one; else a folder.")
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

  @Option(
      names = "--shard",
      converter = Shard.Converter.class,
      paramLabel = "I/N",
      description =
          "Restores every N-th picture only, from the I-th, so that N processes share them.")
  private Optional<Shard> shard;

  @Option(
      names = "--continue",
      description = "Leaves out pictures whose result exists, as after an interruption.")
  private boolean going;

  @Parameters(
      paramLabel = "IN",
      arity = "0..*",
      description = "Pictures, folders of pictures, SIDD's blocks or DND's folder.")
  private List<Path> inputs = List.of();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    requireOneSource();
    ResultWriter writer = results.writer();
    ConfigurationReader reader = Assembly.load(spec).configurations();
    Optional<Submission> submission =
        inputs.isEmpty() ? Optional.empty() : Submission.plan(inputs, right, output);
    if (submission.isPresent()) {
      return write(submission.get(), reader, terminal);
    }
    List<RestoreJob> all = jobs(reader, terminal);
    List<RestoreJob> jobs = outstanding(shard.orElse(Shard.ALL).of(all), terminal);
    tellOfOthers(terminal);
    if (jobs.isEmpty()) {
      return ExitCode.DONE;
    }
    try (Network network = options.load(model, reader, terminal);
        RestoreRun run =
            new RestoreRun(
                options.restorer(network, terminal),
                Colours.ofChannels(network.images().inChannels()),
                writer,
                terminal,
                spec.commandLine().getOut()::println)) {
      List<String> failures = run.run(jobs);
      run.notes().forEach(terminal::line);
      return report(failures, jobs.size(), terminal);
    }
  }

  private void requireOneSource() {
    if (set.given() == !inputs.isEmpty() || (set.given() ? right.isPresent() : targetNames)) {
      throw new UsageException(
          "give either pictures, perhaps with --right, or --set SET, perhaps with --target-names");
    }
  }

  private List<RestoreJob> jobs(ConfigurationReader reader, Terminal terminal) {
    return set.given()
        ? RestoreJob.plan(set.files(reader, terminal), targetNames, output, results.keepFormat())
        : RestoreJob.plan(inputs, right, output, results.keepFormat());
  }

  private int write(Submission submission, ConfigurationReader reader, Terminal terminal) {
    try (Network network = options.load(model, reader, terminal)) {
      Restorer restorer = options.restorer(network, terminal);
      submission.write(restorer::restore, terminal, spec.commandLine().getOut());
    }
    return ExitCode.DONE;
  }

  /** Results appear under their names when they are whole, so that one that exists is done. */
  private List<RestoreJob> outstanding(List<RestoreJob> jobs, Terminal terminal) {
    if (!going) {
      return jobs;
    }
    List<RestoreJob> left = jobs.stream().filter(job -> !Files.exists(job.output())).toList();
    terminal.line("%d of %d results exist".formatted(jobs.size() - left.size(), jobs.size()));
    return left;
  }

  /** A format that isn't read must not be left out without a word. */
  private void tellOfOthers(Terminal terminal) {
    inputs.stream()
        .filter(Files::isDirectory)
        .map(Folder::new)
        .flatMap(folder -> folder.notRead(folder.others(false)).stream())
        .forEach(terminal::line);
  }

  private static int report(List<String> failures, int pictures, Terminal terminal) {
    failures.forEach(failure -> terminal.line("error: " + Shown.line(failure)));
    if (!failures.isEmpty() && pictures > 1) {
      terminal.line("error: %d of %d pictures not restored".formatted(failures.size(), pictures));
    }
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.INPUT;
  }
}
