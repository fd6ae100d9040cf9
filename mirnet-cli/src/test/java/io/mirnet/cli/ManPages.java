package io.mirnet.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes a page for {@code man} about each command, of what {@code --help} knows, with the macros
 * of man(7).
 */
final class ManPages {
  private static final int WIDTH = 72;

  /** Returns the pages by the name of their file. */
  Map<String, String> of(CommandLine root) {
    Map<String, String> pages = new LinkedHashMap<>();
    add(pages, root);
    return pages;
  }

  private static void add(Map<String, String> pages, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.usageMessage().hidden()) {
      pages.put(name(spec) + ".1", page(command));
      command.getSubcommands().values().forEach(inner -> add(pages, inner));
    }
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  private static String page(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<String> description = List.of(spec.usageMessage().description());
    StringBuilder page = new StringBuilder(".\\\" Written by GeneratedPagesTest.\n");
    page.append(".TH \"%s\" 1\n".formatted(name(spec).toUpperCase(Locale.ROOT)));
    page.append(".SH NAME\n%s \\- %s\n".formatted(text(name(spec)), text(description.get(0))));
    page.append(".SH SYNOPSIS\n.nf\n")
        .append(verbatim(CommandPage.synopsis(command, WIDTH)))
        .append(".fi\n");
    page.append(".SH DESCRIPTION\n");
    description.forEach(line -> page.append(line(line)));
    page.append(arguments(spec));
    page.append(commands(command));
    List<String> examples = CommandPage.examples(command);
    if (!examples.isEmpty()) {
      page.append(".SH EXAMPLES\n.nf\n").append(verbatim(String.join("\n", examples) + "\n"));
      page.append(".fi\n");
    }
    Map<String, String> codes = spec.root().usageMessage().exitCodeList();
    page.append(".SH EXIT STATUS\n");
    codes.forEach((code, meaning) -> page.append(item(code, meaning)));
    return page.append(".SH SEE ALSO\n").append(seeAlso(command)).append('\n').toString();
  }

  private static String arguments(CommandSpec spec) {
    StringBuilder text = new StringBuilder();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      text.append(item(parameter.paramLabel(), description(parameter)));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        text.append(item(CommandPage.names(option), description(option)));
      }
    }
    return text.length() == 0 ? "" : ".SH OPTIONS\n" + text;
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String commands(CommandLine command) {
    StringBuilder text = new StringBuilder();
    command
        .getSubcommands()
        .forEach(
            (name, inner) -> {
              if (!inner.getCommandSpec().usageMessage().hidden()) {
                text.append(item(name, inner.getCommandSpec().usageMessage().description()[0]));
              }
            });
    return text.length() == 0 ? "" : ".SH COMMANDS\n" + text;
  }

  private static String seeAlso(CommandLine command) {
    List<String> names = new ArrayList<>();
    if (command.getParent() != null) {
      names.add(name(command.getParent().getCommandSpec()));
    }
    command
        .getSubcommands()
        .values()
        .forEach(
            inner -> {
              if (!inner.getCommandSpec().usageMessage().hidden()) {
                names.add(name(inner.getCommandSpec()));
              }
            });
    return names.stream()
        .map(name -> "\\fB" + text(name) + "\\fR(1)")
        .reduce((one, other) -> one + ",\n" + other)
        .orElse("");
  }

  private static String item(String term, String text) {
    return ".TP\n.B " + text(term) + "\n" + line(text);
  }

  private static String verbatim(String lines) {
    StringBuilder text = new StringBuilder();
    lines.lines().forEach(line -> text.append(line(line)));
    return text.toString();
  }

  /** A point or an apostrophe at its beginning would make a line a request. */
  private static String line(String line) {
    return (line.startsWith(".") || line.startsWith("'") ? "\\&" : "") + text(line) + "\n";
  }

  private static String text(String text) {
    return text.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-").strip();
  }
}
