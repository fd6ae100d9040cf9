package io.mirnet.cli;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shutdown;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.TrainingProgress;
import io.mirnet.cli.console.UsageException;
import io.mirnet.cli.sweep.SweepCommand;
import io.mirnet.config.Resolved;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.assembly.Resumption;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.StepTimer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli train}. */
@Command(
    name = "train",
    footer = {
      "%nExamples:",
      "  mirnet-cli train examples/quickstart.yaml model.fusion=sum --run runs/sum",
      "  mirnet-cli train --resume runs/sum"
    },
    description = "Trains the network of a YAML file, or goes on with a run that was stopped.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory to make (default: runs/NAME).")
  private Optional<Path> run;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = {
        "Goes on with this run from its last checkpoint, with its own configuration;",
        "key=value changes what may change in a run that has begun, as in train.iterations=800."
      })
  private Optional<Path> resume;

  @Option(
      names = {"-m", "--sweep"},
      description =
          "Trains each combination of values that commas separate, as in model.fusion=sum,skff seeds=1,2.")
  private boolean typedSweep;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() throws InterruptedException {
    Assembly assembly = Assembly.load(spec);
    if (typedSweep) {
      return sweep(assembly);
    }
    Terminal terminal = Terminal.of(spec);
    try (Shutdown shutdown = new Shutdown(terminal)) {
      return resume.isPresent()
          ? resume(assembly, terminal, shutdown)
          : start(assembly, terminal, shutdown);
    }
  }

  private int sweep(Assembly assembly) throws InterruptedException {
    if (resume.isPresent()) {
      throw new UsageException("a sweep goes on by the same command again, without --resume");
    }
    Planner planner = new Planner(assembly.configurations(), StepTimer::secondsPerIteration);
    String name = Planner.name(config.file());
    Path folder = run.orElse(Path.of("sweeps", name));
    Planned planned = planned(planner, folder);
    // Other values typed for the same file are a sweep of their own; the same ones go on with
    // theirs.
    for (int i = 2; run.isEmpty() && !SweepDirectory.hasRoomFor(folder, planned); i++) {
      folder = Path.of("sweeps", name + "-" + i);
      planned = planned(planner, folder);
    }
    Terminal.of(spec).warnings(planned.warnings());
    return SweepCommand.run(spec, planned, folder, format);
  }

  private Planned planned(Planner planner, Path folder) {
    return planner.planTyped(config.file(), config.overrides(), SweepDirectory.pace(folder));
  }

  private int start(Assembly assembly, Terminal terminal, Shutdown shutdown) {
    Resolved<Experiment> resolved = config.read(assembly.configurations());
    Experiment experiment = resolved.value();
    Path folder = run.orElse(Path.of("runs", experiment.name()));
    RunDirectory.requireFree(folder);
    terminal.line("training %s into %s".formatted(experiment.name(), folder));
    try (Training training = Training.of(experiment)) {
      Outcome outcome =
          training.start(
              folder,
              resolved.toYaml(),
              assembly.providers(),
              new TrainingProgress(terminal),
              shutdown::requested);
      return report(outcome, folder);
    }
  }

  private int resume(Assembly assembly, Terminal terminal, Shutdown shutdown) {
    if (config.hasFile() || run.isPresent()) {
      throw new UsageException(
          "--resume goes on with the run's own configuration, changed by key=value: leave the YAML file and --run out");
    }
    TrainingProgress progress = new TrainingProgress(terminal);
    try (Resumption resumption =
        Resumption.open(resume.get(), assembly.providers(), config.overrides(), progress::warned)) {
      terminal.warnings(resumption.warnings());
      terminal.line("going on with %s".formatted(resume.get()));
      resumption.changes().forEach(change -> terminal.line(change.text()));
      try (Training training = Training.of(resumption.experiment())) {
        Outcome outcome = training.resume(resumption, progress, shutdown::requested);
        return report(outcome, resume.get());
      }
    }
  }

  private int report(Outcome outcome, Path folder) {
    RunDirectory directory = RunDirectory.open(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(directory.json(outcome.result(), outcome.sample()));
    } else {
      print(out, outcome, directory);
    }
    return ExitCode.DONE;
  }

  private void print(PrintWriter out, Outcome outcome, RunDirectory directory) {
    RunResult result = outcome.result();
    if (!result.complete()) {
      out.printf("stopped    after %d iterations%n", result.iteration());
      String command = Terminal.of(spec).typed("mirnet-cli train --resume " + directory.folder());
      out.println("go on      " + command);
      return;
    }
    result.sets().forEach((name, set) -> out.printf("%-10s %s%n", name, line(set)));
    if (result.bestIteration() > 0) {
      ScoreKind kind = result.monitor().kind();
      out.printf(
          "best       %s%s at iteration %d%n",
          result.sets().size() > 1 ? result.monitor().text() + " " : "",
          kind.format(result.best()),
          result.bestIteration());
    }
    outcome.sample().ifPresent(sample -> out.printf("picture    %s%n", sample));
    out.printf("model      %s%n", directory.checkpoints().best());
  }

  /** As in {@code PSNR 26.02 dB (+14.61 from 11.41), SSIM 0.9275}. */
  private static String line(SetResult set) {
    List<String> parts = new ArrayList<>();
    for (ScoreKind kind : set.kinds()) {
      Double value = set.scores().get(kind.name());
      Double input = set.input().get(kind.name());
      if (value != null) {
        String gain = input == null || !parts.isEmpty() ? "" : gain(kind, value, input);
        parts.add(kind.title() + " " + kind.format(value) + gain);
      }
    }
    return String.join(", ", parts);
  }

  /** With a plus where the restored pictures are better, of an error that fell too. */
  private static String gain(ScoreKind kind, double value, double input) {
    String decimals = "." + kind.decimals() + "f";
    return String.format(
        Locale.ROOT,
        " (%+" + decimals + " from %" + decimals + ")",
        kind.gain(value, input),
        input);
  }
}
