package io.mirnet.cli.benchmark;

import ai.djl.Device;
import io.mirnet.api.InputException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.ResidentMemory;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.EngineSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli benchmark}. */
@Command(
    name = "benchmark",
    footer = {
      "%nExamples:",
      "  mirnet-cli benchmark",
      "  mirnet-cli benchmark examples/quickstart.yaml --only training --patch 64,128"
    },
    description = {
      "Measures the speed of a network: inference, training steps and the loading of data.",
      "Without a YAML file it is the released network. Sizes, executions and precisions take turns in one process,"
          + " and are held against the machine's speed at the product of two matrices."
    })
public final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;
  @Mixin private Sizes sizes;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "inference, training, data or gemm: measures that alone, beside the product of two matrices.")
  private Optional<Part> only;

  @Option(
      names = "--execution",
      split = ",",
      defaultValue = Variant.EXECUTION,
      paramLabel = "NAME",
      description =
          "Who runs the operations: " + Variant.EXECUTIONS + " (default: ${DEFAULT-VALUE}).")
  private List<String> executions;

  @Option(
      names = "--precision",
      split = ",",
      defaultValue = Variant.PRECISION,
      paramLabel = "NAME",
      description = "What is computed in: " + Variant.PRECISIONS + " (default: ${DEFAULT-VALUE}).")
  private List<String> precisions;

  @Option(
      names = "--repeats",
      defaultValue = "7",
      paramLabel = "N",
      description = "Rounds that count (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--warm-up",
      defaultValue = "2",
      paramLabel = "N",
      description = "Rounds before them that don't (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    List<Variant> variants = Variant.all(executions, precisions);
    if (repeats < 1 || warmUp < 0) {
      throw new UsageException(
          "--repeats %d --warm-up %d: one round must count".formatted(repeats, warmUp));
    }
    ConfigurationReader configurations = Assembly.load(spec).configurations();
    Resolved<Experiment> resolved = config.readOrDefaults(configurations, List.of());
    Experiment experiment = resolved.value();
    Terminal terminal = Terminal.of(spec);
    terminal.warnings(resolved.warnings());
    sizes.require(ModelProvider.imagesOf(experiment.model().network()).multiple());
    int threads = EngineSettings.apply(experiment.threads());
    Device device = Devices.of(experiment.device()).get(0);
    Turns turns = new Turns(warmUp, repeats);
    List<Contestant> contestants = new ArrayList<>();
    try {
      contestants.add(new Products(device));
      for (Variant variant : variants) {
        enter(
            contestants,
            config.readOrDefaults(configurations, variant.overrides()).value(),
            variant,
            device);
      }
      Optional<String> noData = enterData(contestants, experiment);
      List<Task> tasks = contestants.stream().flatMap(one -> one.tasks().stream()).toList();
      List<Turns.Result> results = turns.run(tasks, terminal::status);
      print(new BenchmarkReport(results, turns, device, threads, noData, ResidentMemory.most()));
    } finally {
      contestants.forEach(Contestant::close);
    }
    return ExitCode.DONE;
  }

  private void enter(
      List<Contestant> contestants, Experiment experiment, Variant variant, Device device) {
    if (asks(Part.INFERENCE)) {
      contestants.add(new Inference(experiment, device, variant, sizes.sizes()));
    }
    if (asks(Part.TRAINING)) {
      contestants.add(new Steps(experiment, variant, sizes.patches(), sizes.batches()));
    }
  }

  /** Returns why there is nothing to load, if something was to be. */
  private Optional<String> enterData(List<Contestant> contestants, Experiment experiment) {
    if (!asks(Part.DATA)) {
      return Optional.empty();
    }
    if (!config.hasFile()) {
      return Optional.of("no YAML file names any");
    }
    try {
      contestants.add(new Loading(experiment));
      return Optional.empty();
    } catch (InputException e) {
      return e.getMessage().lines().findFirst();
    }
  }

  private boolean asks(Part part) {
    return only.isEmpty() || only.get() == part;
  }

  private void print(BenchmarkReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(Format.json(report.values()));
    } else {
      report.lines().forEach(out::println);
    }
  }
}
