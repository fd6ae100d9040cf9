package io.mirnet.cli;

import io.mirnet.api.InputException;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shutdown;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.TrainingProgress;
import io.mirnet.cli.console.UsageException;
import io.mirnet.cli.sweep.SweepCommand;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.assembly.RunPlugins;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.Validation;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.StepTimer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      description = "Goes on with this run from its last checkpoint, with its own configuration.")
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
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = Terminal.of(err);
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
    Path folder = run.orElse(Path.of("sweeps", Planner.name(config.file())));
    Planned planned =
        new Planner(assembly.configurations(), StepTimer::secondsPerIteration)
            .planTyped(config.file(), config.overrides(), SweepDirectory.pace(folder));
    Terminal.of(spec.commandLine().getErr()).warnings(planned.warnings());
    return SweepCommand.run(spec, planned, folder, format);
  }

  private int start(Assembly assembly, Terminal terminal, Shutdown shutdown) {
    Resolved<Experiment> resolved = config.read(assembly.configurations());
    Experiment experiment = resolved.value();
    Path folder = run.orElse(Path.of("runs", experiment.name()));
    RunDirectory.requireAbsent(folder);
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
    if (!config.isEmpty() || run.isPresent()) {
      throw new UsageException(
          "--resume goes on with the run's own configuration: leave the YAML file, key=value and --run out");
    }
    RunDirectory directory = RunDirectory.open(resume.get());
    RunPlugins plugins = RunPlugins.of(assembly.providers());
    Resolved<Experiment> resolved = read(directory, assembly.configurations(), plugins);
    terminal.warnings(resolved.warnings());
    terminal.line("going on with %s".formatted(directory.folder()));
    for (String change : plugins.changed(directory.manifest())) {
      terminal.line("warning: " + change + ": the run may not go on as it began");
    }
    try (Training training = Training.of(resolved.value())) {
      Outcome outcome =
          training.resume(directory, new TrainingProgress(terminal), shutdown::requested);
      return report(outcome, directory.folder());
    }
  }

  /** Where the run's configuration can't be read, a plugin that it was made with may be missing. */
  private static Resolved<Experiment> read(
      RunDirectory run, ConfigurationReader configurations, RunPlugins plugins) {
    try {
      return configurations.read(Experiment.class, run.config(), List.of());
    } catch (ConfigurationException e) {
      List<String> missing = plugins.missing(run.manifest());
      if (missing.isEmpty()) {
        throw e;
      }
      throw new InputException(
          "%s was made with plugins that are not loaded: %s; give their jars by --plugins"
              .formatted(run.folder(), String.join(", ", missing)),
          e);
    }
  }

  private int report(Outcome outcome, Path folder) {
    RunDirectory directory = RunDirectory.open(folder);
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", folder.toString());
    result.put("iteration", outcome.state().iteration());
    result.put("complete", outcome.complete());
    outcome.validation().ifPresent(v -> putValidation(result, v));
    if (outcome.state().bestIteration() > 0) {
      result.put("best_psnr", outcome.state().bestPsnr());
      result.put("best_iteration", outcome.state().bestIteration());
      result.put("model", directory.checkpoints().best().toString());
    }
    outcome.sample().ifPresent(sample -> result.put("picture", sample.toString()));
    if (outcome.complete()) {
      directory.saveResult(result);
    }
    if (format == Format.JSON) {
      out.println(Format.json(result));
    } else {
      print(out, outcome, directory);
    }
    return ExitCode.DONE;
  }

  private static void putValidation(Map<String, Object> result, Validation validation) {
    result.put("psnr", validation.psnr());
    result.put("ssim", validation.ssim());
    if (!Double.isNaN(validation.inputPsnr())) {
      result.put("input_psnr", validation.inputPsnr());
      result.put("gain", validation.gain());
    }
  }

  private static void print(PrintWriter out, Outcome outcome, RunDirectory directory) {
    if (!outcome.complete()) {
      out.printf(
          "stopped    after %d iterations; go on with: mirnet-cli train --resume %s%n",
          outcome.state().iteration(), directory.folder());
      return;
    }
    outcome.validation().ifPresent(v -> out.println(line(v)));
    out.printf(
        Locale.ROOT,
        "best       %.2f dB at iteration %d%n",
        outcome.state().bestPsnr(),
        outcome.state().bestIteration());
    outcome.sample().ifPresent(sample -> out.printf("picture    %s%n", sample));
    out.printf("model      %s%n", directory.checkpoints().best());
  }

  private static String line(Validation v) {
    return Double.isNaN(v.inputPsnr())
        ? String.format(Locale.ROOT, "validation restored %.2f dB, SSIM %.4f", v.psnr(), v.ssim())
        : String.format(
            Locale.ROOT,
            "validation degraded %.2f dB, restored %.2f dB, gain %+.2f dB, SSIM %.4f",
            v.inputPsnr(),
            v.psnr(),
            v.gain(),
            v.ssim());
  }
}
