package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.PluginSources;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/**
 * A command that ran in this process.
 *
 * @param code its exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record Cli(int code, String out, String err) {

  /** Runs a command; arguments are taken as text. */
  public static Cli run(Object... arguments) {
    return with(PluginSources.NONE, arguments);
  }

  /** Runs a command that finds plugins besides those of {@code --plugins}. */
  public static Cli with(PluginSources plugins, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        MirnetCli.commandLine(plugins, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Cli(code, out.toString(), err.toString());
  }

  /** Asserts that the command did what it should. */
  public Cli done() {
    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err).doesNotContain("error");
    return this;
  }

  /** Asserts that the command wrote nothing to stdout and one line of error, besides progress. */
  public void refused(int expected, String... parts) {
    assertThat(code).as(err).isEqualTo(expected);
    assertThat(out).isEmpty();
    List<String> lines = err.lines().toList();
    assertThat(lines.get(lines.size() - 1)).startsWith("error: ").contains(parts);
    assertThat(lines.subList(0, lines.size() - 1))
        .allMatch(
            line ->
                line.matches(
                    "(training|device|network|data|validation|going on with|\\d+/\\d+|iteration \\d+:) .*"));
  }

  /** Asserts that the command reported mistakes of a configuration, and nothing else. */
  public void refusedConfiguration(int problems, String... parts) {
    assertThat(code).as(err).isEqualTo(ExitCode.USAGE);
    assertThat(out).isEmpty();
    assertThat(err).contains(parts);
    assertThat(err.lines().filter(line -> line.contains(": error: "))).hasSize(problems);
    assertThat(err)
        .endsWith(
            "%d problem%s; nothing was started%n".formatted(problems, problems == 1 ? "" : "s"));
  }

  /** What was written to stdout, which must be one line of JSON. */
  public JsonNode json() {
    assertThat(out.lines()).hasSize(1);
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }
}
