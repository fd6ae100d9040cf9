package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.PluginSources;
import io.mirnet.config.schema.ConfigurationSchema;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.sweep.plan.SweepOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;

/** The pages in docs that are made from the code are those that the code makes now. */
class GeneratedPagesTest {
  private static final Path DOCS = Path.of("").toAbsolutePath().resolveSibling("docs");

  private static final String REWRITE =
      "mvn -q -pl mirnet-cli -am test -Dtest=GeneratedPagesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dmirnet.rewrite=true";

  private final Assembly assembly = Assembly.load(List.of());

  @Test
  void configurationPageListsEveryKeyAndProvider() throws IOException {
    check(
        "configuration.md",
        new ConfigurationPage(assembly).of(resource("configuration-head.md"), Experiment.class));
  }

  @Test
  void commandPageListsEveryCommand() throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());

    check(
        "cli.md",
        new CommandPage().of(MirnetCli.commandLine(PluginSources.NONE, nowhere, nowhere)));
  }

  @Test
  void manHasAPageForEveryCommand() throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Map<String, String> pages =
        new ManPages().of(MirnetCli.commandLine(PluginSources.NONE, nowhere, nowhere));

    for (Map.Entry<String, String> page : pages.entrySet()) {
      check("../mirnet-cli/src/main/dist/man/man1/" + page.getKey(), page.getValue());
    }
    try (Stream<Path> files = Files.list(Path.of("src/main/dist/man/man1"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }

  @Test
  void completionKnowsEveryCommand() throws IOException {
    PrintWriter nowhere = new PrintWriter(new StringWriter());

    check(
        "../mirnet-cli/src/main/dist/completion/mirnet-cli",
        AutoComplete.bash(
            "mirnet-cli", MirnetCli.commandLine(PluginSources.NONE, nowhere, nowhere)));
  }

  @Test
  void resultsPageShowsWhatTheRunsWroteDown() throws IOException {
    check("results.md", new ResultsPage(DOCS.resolve("results")).of(resource("results-head.md")));
  }

  @Test
  void readmeShowsTheSameResults() throws IOException {
    String table = new ResultsPage(DOCS.resolve("results")).table("docs/results.md");
    String readme = Files.readString(DOCS.resolveSibling("README.md"));

    check(
        "../README.md",
        readme.replaceFirst(
            "(?s)(<!-- results -->\n).*(<!-- /results -->)",
            "$1" + Matcher.quoteReplacement(table) + "$2"));
  }

  @Test
  void schemaKnowsEveryKeyAndProvider() throws IOException {
    check(
        "mirnet.schema.json",
        new ConfigurationSchema(assembly.configurations(), assembly.providers())
            .of(Experiment.class));
  }

  @Test
  void schemaOfSweepsKnowsEveryKeyAndLauncher() throws IOException {
    check(
        "mirnet-sweep.schema.json",
        new ConfigurationSchema(assembly.configurations(), assembly.providers())
            .of(SweepOptions.class));
  }

  private static void check(String name, String now) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("mirnet.rewrite")) {
      Files.writeString(page, now);
    }
    assertThat(page).exists();
    assertThat(Files.readString(page))
        .as("docs/%s is stale; write it anew by: %s", name, REWRITE)
        .isEqualTo(now);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GeneratedPagesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
