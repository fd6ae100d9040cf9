package io.mirnet.cli.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.GivenSet;
import io.mirnet.cli.console.ScoreLine;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.cli.score.Measured;
import io.mirnet.cli.score.ScoreFormat;
import io.mirnet.data.benchmark.PairedBlocks;
import io.mirnet.data.matlab.MatFile;
import io.mirnet.data.pair.Match;
import io.mirnet.data.pair.PairedFiles;
import io.mirnet.data.pair.PairedOptions;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Protocol;
import io.mirnet.train.measure.Subsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli evaluate}. */
@Command(
    name = "evaluate",
    footer = {
      "%nExamples:",
      "  mirnet-cli evaluate --model runs/quickstart --input degraded --target clean",
      "  mirnet-cli evaluate --restored pictures --target clean --protocol sidd"
    },
    description = {
      "Measures a network on a folder of pairs, or pictures that were restored before.",
      "Pictures are paired by their names without suffix, or as --match or --set says.",
      "Instead of folders, two .mat files of blocks can be given, as SIDD has."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options;
  @Mixin private SetOptions set;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A .safetensors or .pth file, or a run directory (its best checkpoint).")
  private Optional<Path> model;

  @Option(names = "--input", paramLabel = "DIR", description = "The degraded pictures.")
  private Optional<Path> input;

  @Option(
      names = "--right",
      paramLabel = "DIR",
      description = "The right views of a dual-pixel sensor, --input being the left ones.")
  private Optional<Path> right;

  @Option(
      names = "--restored",
      paramLabel = "DIR",
      description = "Restored pictures to measure, instead of a model and its input.")
  private Optional<Path> restored;

  @Option(
      names = "--target",
      paramLabel = "DIR",
      description = "What the pictures should look like.")
  private Optional<Path> target;

  @Option(
      names = "--match",
      paramLabel = "MATCH",
      description =
          "Which names belong together, where they aren't the same: '{input: \"low{n}\", target: \"normal{n}\"}', or order.")
  private Optional<String> match;

  @Option(
      names = "--protocol",
      paramLabel = "METRIC",
      description =
          "How to measure: a metric that 'plugins' lists, as in realsr-x4, or with options as in '{type: mine, window: 7}' (default: lol).")
  private Optional<String> protocol;

  @Option(
      names = "--subsets",
      paramLabel = "FILE",
      description =
          "Parts whose means are told besides: lines of a picture's name, a tab and its subset, or an .npy list of places from 1, as DPDD has. Can be given several times.")
  private List<Path> subsets = List.of();

  @Option(names = "--format", defaultValue = "text", description = "text, json or csv.")
  private ScoreFormat format;

  /** Where a metric stands alone, so that it can be read as if from YAML. */
  record Measurement(@Default("lol") Choice<MetricProvider<?>> protocol) {}

  @Override
  public Integer call() {
    requireOneSource();
    Assembly assembly = Assembly.load(spec);
    Choice<MetricProvider<?>> measure =
        assembly
            .configurations()
            .read(
                Measurement.class,
                "--protocol",
                "",
                protocol.map("protocol="::concat).stream().toList())
            .value()
            .protocol();
    Protocol how = Protocol.of(measure);
    Terminal terminal = Terminal.of(spec);
    Function<Colours, PairedImages> source = source(assembly, terminal);
    if (model.isEmpty()) {
      PairedImages pairs = source.apply(Colours.RGB);
      Subsets parts = parts(pairs);
      Evaluation found =
          Evaluation.of(pairs, how, UnaryOperator.identity(), progress("", pairs, terminal));
      print(new Measured(measure.type(), found, Optional.empty(), parts), terminal);
      return ExitCode.DONE;
    }
    try (Network network = options.load(model.get(), assembly.configurations(), terminal)) {
      PairedImages pairs = source.apply(Colours.ofChannels(network.images().inChannels()));
      Subsets parts = parts(pairs);
      Restorer restorer = options.restorer(network, terminal);
      Evaluation found =
          Evaluation.of(pairs, how, restorer::restore, progress("", pairs, terminal));
      Optional<Evaluation> before =
          Evaluation.ofInputs(pairs, how, progress("input ", pairs, terminal));
      print(new Measured(measure.type(), found, before, parts), terminal);
    }
    return ExitCode.DONE;
  }

  private Subsets parts(PairedImages pairs) {
    return Subsets.read(subsets, IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList());
  }

  private void requireOneSource() {
    boolean folders = input.isPresent() != restored.isPresent() && target.isPresent();
    boolean none =
        input.isEmpty()
            && restored.isEmpty()
            && right.isEmpty()
            && target.isEmpty()
            && match.isEmpty();
    if (model.isPresent() == restored.isPresent() || (set.given() ? !none : !folders)) {
      throw new UsageException(
          "give --model MODEL with either --input DIR and --target DIR or --set SET, or --restored DIR and --target DIR");
    }
  }

  /** Where the pairs come from. What was mistyped is said before a network is loaded. */
  private Function<Colours, PairedImages> source(Assembly assembly, Terminal terminal) {
    if (set.given()) {
      PairedImages pairs = set.set(assembly.configurations(), terminal);
      return colours -> pairs;
    }
    Path given = restored.or(() -> input).orElseThrow();
    Path wanted = target.orElseThrow();
    if (MatFile.isNamed(given) || MatFile.isNamed(wanted)) {
      if (!MatFile.isNamed(given)
          || !MatFile.isNamed(wanted)
          || right.isPresent()
          || match.isPresent()) {
        throw new UsageException(
            "%s and %s: give two .mat files of blocks, without --right and --match, or folders"
                .formatted(given, wanted));
      }
      return colours -> PairedBlocks.of(given, wanted);
    }
    Optional<Match> how = SetOptions.match(match, assembly.configurations());
    return colours ->
        GivenSet.told(
            PairedFiles.of(
                new PairedOptions(given, wanted, right, how, colours),
                GivenSet.spec(Use.VALIDATION)),
            terminal);
  }

  private static Evaluation.Viewer progress(String what, PairedImages pairs, Terminal terminal) {
    return (index, name, pair, picture, scores) ->
        terminal.status("%s%d of %d: %s".formatted(what, index + 1, pairs.size(), name));
  }

  private void print(Measured measured, Terminal terminal) {
    measured.print(spec.commandLine().getOut(), format);
    if (measured.isNoBetterThanItsInput()) {
      terminal.line(ScoreLine.NO_BETTER);
    }
  }
}
