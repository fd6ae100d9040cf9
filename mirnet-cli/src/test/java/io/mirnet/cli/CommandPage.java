package io.mirnet.cli;

import static io.mirnet.cli.MarkdownTable.code;
import static io.mirnet.cli.MarkdownTable.plain;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes docs/cli.md from what {@code --help} knows. */
final class CommandPage {
  private static final int WIDTH = 96;

  String of(CommandLine root) {
    StringBuilder page = new StringBuilder(ConfigurationPage.NOTE + "# Command line\n\n");
    page.append(String.join(" ", root.getCommandSpec().usageMessage().description()));
    page.append("\n\n");
    MarkdownTable commands = new MarkdownTable("command", "what it does");
    root.getSubcommands()
        .forEach(
            (name, command) ->
                commands.row(
                    "[`%s`](#%s)".formatted(name, anchor(command)),
                    plain(description(command).get(0))));
    page.append(commands).append("\n## Every command\n\n");
    page.append(options(root.getCommandSpec(), true));
    page.append("\nResults go to stdout; log, progress and errors to stderr. Exit codes:\n\n");
    MarkdownTable codes = new MarkdownTable("code", "meaning");
    root.getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> codes.row(code, plain(meaning)));
    page.append(codes);
    root.getSubcommands().values().forEach(command -> append(page, command, "##"));
    return page.toString();
  }

  private static void append(StringBuilder page, CommandLine command, String heading) {
    CommandSpec spec = command.getCommandSpec();
    page.append("\n%s %s\n\n".formatted(heading, spec.qualifiedName()));
    page.append(plain(String.join(" ", description(command)))).append("\n\n```\n");
    page.append(synopsis(command, WIDTH)).append("```\n");
    String parameters = parameters(spec);
    String options = options(spec, false);
    page.append(parameters.isEmpty() ? "" : "\n" + parameters);
    page.append(options.isEmpty() ? "" : "\n" + options);
    page.append(examples(spec));
    command.getSubcommands().values().forEach(inner -> append(page, inner, heading + "#"));
  }

  /** What a command's help ends with. */
  static List<String> examples(CommandLine command) {
    return Stream.of(command.getCommandSpec().usageMessage().footer())
        .map(String::strip)
        .filter(line -> line.startsWith("mirnet-cli "))
        .toList();
  }

  private static String examples(CommandSpec spec) {
    List<String> lines = examples(spec.commandLine());
    return lines.isEmpty() ? "" : "\n```sh\n" + String.join("\n", lines) + "\n```\n";
  }

  static String synopsis(CommandLine command, int width) {
    command.setUsageHelpAutoWidth(false).setUsageHelpWidth(width);
    return new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
  }

  private static String parameters(CommandSpec spec) {
    MarkdownTable table = new MarkdownTable("parameter", "meaning");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      table.row(code(parameter.paramLabel()), text(parameter));
    }
    return table.isEmpty() ? "" : table.toString();
  }

  private static String options(CommandSpec spec, boolean root) {
    MarkdownTable table = new MarkdownTable("option", "meaning");
    for (OptionSpec option : spec.options()) {
      boolean everywhere = root || option.inherited() || option.usageHelp() || option.versionHelp();
      if (!option.hidden() && everywhere == root) {
        table.row(code(names(option)), (option.required() ? "Required. " : "") + text(option));
      }
    }
    return table.isEmpty() ? "" : table.toString();
  }

  /** All names of an option, and what it takes. */
  static String names(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return String.join(", ", option.names()) + label;
  }

  private static String text(ArgSpec argument) {
    return plain(String.join(" ", argument.description()));
  }

  private static List<String> description(CommandLine command) {
    return List.of(command.getCommandSpec().usageMessage().description());
  }

  private static String anchor(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replace(' ', '-');
  }
}
