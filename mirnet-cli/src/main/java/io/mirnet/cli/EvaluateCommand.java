package io.mirnet.cli;

import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.data.metric.Protocol;
import io.mirnet.data.set.PairedOptions;
import io.mirnet.data.set.PairedProvider;
import io.mirnet.train.Evaluation;
import io.mirnet.train.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures a network on a folder of pairs, or pictures that were restored before.",
      "Pictures are paired by their names without suffix."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options;

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
      required = true,
      paramLabel = "DIR",
      description = "What the pictures should look like.")
  private Path target;

  @Option(
      names = "--protocol",
      defaultValue = "lol",
      paramLabel = "NAME",
      description =
          "How to measure: lol, fivek, sidd, realsr-x2, realsr-x3, realsr-x4 or dpdd (default: lol).")
  private String protocol;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    if (model.isPresent() == restored.isPresent() || model.isPresent() != input.isPresent()) {
      throw new UsageException(
          "give either --model MODEL and --input DIR, or --restored DIR, and --target DIR in any case");
    }
    if (!Protocol.labels().contains(protocol)) {
      throw new UsageException(
          "no protocol is named '%s'; there are: %s"
              .formatted(protocol, String.join(", ", Protocol.labels())));
    }
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    PairedImages pairs = open();
    if (model.isEmpty()) {
      print(evaluate(pairs, UnaryOperator.identity(), terminal));
      return ExitCode.DONE;
    }
    try (Network network = options.load(model.get(), Assembly.load().configurations())) {
      Restorer restorer = options.restorer(network);
      print(evaluate(pairs, restorer::restore, terminal));
    }
    return ExitCode.DONE;
  }

  private PairedImages open() {
    PairedOptions folders =
        new PairedOptions(
            restored.or(() -> input).orElseThrow(),
            target,
            right,
            List.of(),
            List.of(),
            Optional.empty());
    return new PairedProvider()
        .create(folders, new DataSetSpec(Optional.empty(), 0, DataSetSpec.Use.VALIDATION));
  }

  private Evaluation evaluate(PairedImages pairs, UnaryOperator<Image> restore, Terminal terminal) {
    return Evaluation.of(
        pairs,
        Protocol.of(protocol),
        restore,
        (index, pair, picture) ->
            terminal.status("%d of %d: %s".formatted(index + 1, pairs.size(), pairs.name(index))));
  }

  private void print(Evaluation evaluation) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      Map<String, Object> all = values(evaluation);
      out.println(Format.json(all));
      return;
    }
    int width =
        evaluation.images().stream().mapToInt(image -> image.name().length()).max().orElse(0);
    String row = "%-" + Math.max(width, "picture".length()) + "s  %8s  %7s%s%n";
    out.printf(row, "picture", "PSNR/dB", "SSIM", evaluation.mae().isPresent() ? "  MAE" : "");
    for (ImageScore image : evaluation.images()) {
      out.printf(
          row,
          image.name(),
          number("%.3f", image.scores().psnr()),
          number("%.4f", image.scores().ssim()),
          image.scores().mae().isPresent()
              ? "  " + number("%.4f", image.scores().mae().getAsDouble())
              : "");
    }
    out.printf(
        row,
        "mean",
        number("%.3f", evaluation.psnr()),
        number("%.4f", evaluation.ssim()),
        evaluation.mae().isPresent() ? "  " + number("%.4f", evaluation.mae().getAsDouble()) : "");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private Map<String, Object> values(Evaluation evaluation) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("protocol", protocol);
    all.put("psnr", evaluation.psnr());
    all.put("ssim", evaluation.ssim());
    evaluation.mae().ifPresent(mae -> all.put("mae", mae));
    all.put("images", evaluation.images().stream().map(EvaluateCommand::values).toList());
    return all;
  }

  private static Map<String, Object> values(ImageScore image) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", image.name());
    one.put("psnr", image.scores().psnr());
    one.put("ssim", image.scores().ssim());
    image.scores().mae().ifPresent(mae -> one.put("mae", mae));
    return one;
  }
}
