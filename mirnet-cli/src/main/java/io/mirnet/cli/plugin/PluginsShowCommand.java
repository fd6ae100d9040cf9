package io.mirnet.cli.plugin;

import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Folding;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.cli.plugin.ChoicePlaces.Place;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Suggestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

/** {@code mirnet-cli plugins show}. */
@Command(name = "show", description = "Shows the options of a provider, and YAML that chooses it.")
final class PluginsShowCommand implements Callable<Integer> {
  /** Spaces before what goes on below a line that the terminal is too narrow for. */
  private static final int INDENT = 11;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "What stands after 'type:', as in skff.")
  private String name;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only of this kind, as in fusion or patch-schedule.")
  private Optional<String> kind;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    Assembly assembly = Assembly.load(spec);
    List<ProviderDescription> named = named(ProviderDescription.all(assembly));
    ChoicePlaces places = new ChoicePlaces(assembly);
    ExampleSnippet example = new ExampleSnippet(assembly);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(Format.json(named.stream().map(one -> values(one, places, example)).toList()));
      return ExitCode.DONE;
    }
    int width = Terminal.of(spec).width();
    for (int i = 0; i < named.size(); i++) {
      out.print(i == 0 ? "" : System.lineSeparator());
      lines(named.get(i), places).forEach(line -> out.println(Folding.of(line, width, INDENT)));
      print(out, named.get(i), places, example);
    }
    return ExitCode.DONE;
  }

  private List<ProviderDescription> named(List<ProviderDescription> all) {
    Optional<ExtensionPoint> point = kind.map(PluginsShowCommand::point);
    List<ProviderDescription> asked =
        all.stream().filter(one -> point.isEmpty() || one.point().equals(point.get())).toList();
    List<ProviderDescription> named =
        asked.stream().filter(one -> one.provider().name().equals(name)).toList();
    if (named.isEmpty()) {
      List<String> names =
          asked.stream().map(one -> one.provider().name()).distinct().sorted().toList();
      throw new UsageException(
          "no %s is named '%s'; %s"
              .formatted(
                  point.map(ExtensionPoint::noun).orElse("provider"),
                  name,
                  Suggestion.hint(name, names, "there are")));
    }
    return named;
  }

  private static ExtensionPoint point(String kind) {
    return ExtensionPoint.all().stream()
        .filter(point -> label(point.noun()).equals(label(kind)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no kind is named '%s'; %s"
                        .formatted(
                            kind,
                            Suggestion.hint(
                                label(kind),
                                ExtensionPoint.all().stream()
                                    .map(point -> label(point.noun()))
                                    .toList(),
                                "there are"))));
  }

  private static String label(String noun) {
    return noun.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Map<String, Object> values(
      ProviderDescription one, ChoicePlaces places, ExampleSnippet example) {
    List<Place> where = places.of(one.point());
    Map<String, Object> values = new LinkedHashMap<>(one.values());
    values.put("keys", where.stream().map(Place::path).toList());
    values.put("example", example.write(one.provider(), where.stream().findFirst()));
    return values;
  }

  private static List<String> lines(ProviderDescription one, ChoicePlaces places) {
    List<String> lines = new ArrayList<>();
    lines.add("%s %s".formatted(one.point().noun(), one.provider().name()));
    if (!one.doc().isEmpty()) {
      lines.add("  " + one.doc());
    }
    lines.add("  class    " + one.origin());
    lines.add(
        places.of(one.point()).stream()
            .map(Place::path)
            .collect(Collectors.joining(", ", "  key      ", "")));
    lines.add("  options" + (one.options().isEmpty() ? "  none" : ""));
    for (ProviderDescription.Option option : one.options()) {
      String range = option.component().range();
      lines.add("    %s: %s".formatted(option.key(), option.value()));
      lines.add(
          "        %s%s%s"
              .formatted(
                  option.component().type().text(),
                  range.isEmpty() ? "" : ", " + range,
                  option.component().doc().isEmpty() ? "" : "; " + option.component().doc()));
    }
    return lines;
  }

  /** What can be pasted is not folded. */
  private static void print(
      PrintWriter out, ProviderDescription one, ChoicePlaces places, ExampleSnippet example) {
    out.println("  in YAML");
    example
        .write(one.provider(), places.of(one.point()).stream().findFirst())
        .lines()
        .forEach(line -> out.println("    " + line));
  }
}
