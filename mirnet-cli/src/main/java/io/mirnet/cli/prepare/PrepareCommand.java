package io.mirnet.cli.prepare;

import io.mirnet.api.InputException;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.data.pair.Layout;
import io.mirnet.data.prepare.Cutter;
import io.mirnet.data.prepare.Cutting;
import io.mirnet.data.prepare.Preparation;
import io.mirnet.data.prepare.Recipe;
import io.mirnet.data.prepare.Source;
import io.mirnet.data.prepare.Source.Part;
import io.mirnet.train.assembly.Manifests;
import io.mirnet.train.run.RunLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli prepare}. */
@Command(
    name = "prepare",
    footer = {
      "%nExamples:",
      "  mirnet-cli prepare sidd SIDD_Medium_Srgb/Data --output data/sidd",
      "  mirnet-cli prepare --set '{type: paired, input: a, target: b}' --output mine"
    },
    description = {
      "Cuts a data set into crops for training, as PNG in the depth of its pictures.",
      "Give the name of a known data set and where it lies, or any pairs by --set. Run again, an unfinished preparation goes on."
    })
public final class PrepareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CuttingOptions options;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LAYOUT",
      description = "A data set as its authors pack it: ${COMPLETION-CANDIDATES}.")
  private Optional<Layout> layout;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "The folder that it lies in.")
  private Optional<Path> folder;

  @Option(
      names = "--set",
      paramLabel = "YAML",
      description =
          "Any pairs, instead of LAYOUT and SOURCE, as data.train has them: '{type: paired, input: a, target: b}'.")
  private Optional<String> set;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to make.")
  private Path output;

  @Option(
      names = "--workers",
      paramLabel = "THREADS",
      description = "Pictures that are cut at a time (default: one for each core).")
  private Optional<Integer> workers;

  @Override
  public Integer call() {
    if (set.isPresent() == layout.isPresent() || layout.isPresent() != folder.isPresent()) {
      throw new UsageException(
          "say what to prepare: mirnet-cli prepare sidd SIDD_Medium_Srgb --output data/sidd, or --set '{type: paired, input: a, target: b}' for any pairs");
    }
    int threads = workers.orElse(Runtime.getRuntime().availableProcessors());
    if (threads < 1) {
      throw new UsageException("--workers must be 1 or more, not " + threads);
    }
    Recipe recipe = layout.map(Recipe::of).orElse(Recipe.ANY);
    Cutting cutting = options.cutting(recipe);
    Journal.requireFree(output);
    Terminal terminal = Terminal.of(spec);
    Plan plan =
        Plan.of(Assembly.load(spec).configurations(), this::yaml, options, recipe, terminal);
    List<Source> sources = plan.sources();
    Map<String, Object> settings = settings(cutting, plan);
    try (RunLock lock = lock(terminal)) {
      Journal.requireFree(lock.folder());
      Journal journal = Journal.open(output, settings);
      if (!plan.heldOut().isEmpty()) {
        terminal.line("held out for validation: scenes " + String.join(", ", plan.heldOut()));
      }
      List<Source> left = sources.stream().filter(source -> !journal.has(source)).toList();
      if (left.size() < sources.size()) {
        terminal.line(
            "going on: %d of %d pictures are done"
                .formatted(sources.size() - left.size(), sources.size()));
      }
      var progress = new PrepareProgress(journal, output, terminal, left.size());
      new Preparation(new Cutter(output, cutting), threads).run(left, progress);
      if (progress.failures() > 0) {
        throw new InputException(
            "%d of %d pictures couldn't be prepared, see above; the others are kept: mend these and give the same command again"
                .formatted(progress.failures(), sources.size()));
      }
      journal.finish(sources);
      report(sources, journal.files());
    }
    return ExitCode.DONE;
  }

  private RunLock lock(Terminal terminal) {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new UncheckedIOException("folder %s can't be made: %s".formatted(output, e), e);
    }
    return RunLock.require(output, why -> terminal.line("warning: " + why));
  }

  private String yaml(String part) {
    return set.orElseGet(
        () ->
            "{type: paired, layout: %s, folder: %s, part: %s}"
                .formatted(
                    layout.orElseThrow(), Format.json(folder.orElseThrow().toString()), part));
  }

  /** All that decides which bytes are written. */
  private Map<String, Object> settings(Cutting cutting, Plan plan) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("version", Manifests.version());
    settings.put("set", yaml("train"));
    settings.put("crop", cutting.crop());
    settings.put("overlap", cutting.overlap());
    settings.put("left_out", cutting.leftOut());
    settings.put("held_out", plan.heldOut());
    settings.put("pictures", plan.sources().size());
    settings.put("pictures_sha256", plan.sha256());
    return settings;
  }

  private void report(List<Source> sources, int files) {
    boolean twoViews = Files.exists(output.resolve("train/input-right"));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("# %d pictures as %d files; %s lists them%n", sources.size(), files, manifest());
    out.println("data:");
    out.println("  root: " + Format.json(output.toString()));
    for (Part part : Part.values()) {
      if (sources.stream().anyMatch(source -> source.part() == part)) {
        String name = part.name().toLowerCase(Locale.ROOT);
        out.printf(
            "  %s: {type: paired, input: %s/input, %starget: %s/target}%n",
            name, name, twoViews ? "input_right: " + name + "/input-right, " : "", name);
      }
    }
  }

  private Path manifest() {
    return output.resolve(Journal.MANIFEST);
  }
}
