package io.mirnet.cli;

import io.mirnet.cli.console.PluginSources;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Commands as texts show them. */
final class TypedCommand {
  /** Words of a shell, with or without quotes. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private TypedCommand() {}

  static CommandLine root() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return MirnetCli.commandLine(PluginSources.NONE, nowhere, nowhere);
  }

  /** Parses what follows the program's name, and runs nothing. */
  static void parse(String arguments) {
    String[] words =
        WORD.matcher(arguments).results().map(TypedCommand::word).toArray(String[]::new);
    root().parseArgs(words);
  }

  private static String word(MatchResult match) {
    return Stream.of(1, 2, 3)
        .map(match::group)
        .filter(text -> text != null)
        .findFirst()
        .orElseThrow();
  }
}
