package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell a reader to type is understood, and where they point to is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Blocks of code, which hold commands but no links. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```");

  private static final Pattern COMMAND =
      Pattern.compile("(?:\\w+=\\S+ +)?(?:bin/)?mirnet-cli (.*)");
  private static final Pattern LINK = Pattern.compile("(?<!`)\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static List<Path> pages() {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
      Stream.of(root, docs, examples)
          .flatMap(all -> all)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
          .sorted()
          .forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandIsUnderstood(Path page) throws IOException {
    for (String command : commands(Files.readString(page))) {
      assertThatCode(() -> TypedCommand.parse(command))
          .as("%s: mirnet-cli %s", ROOT.relativize(page), command)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      String[] parts = link.group(1).split("#", 2);
      if (parts[0].matches("https?:.*|mailto:.*")) {
        continue;
      }
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
      String where = "%s: %s".formatted(ROOT.relativize(page), link.group(1));

      assertThat(target).as(where).exists();
      if (parts.length == 2 && target.toString().endsWith(".md")) {
        assertThat(anchors(target)).as(where).contains(parts[1]);
      }
    }
  }

  /** The arguments of each command in a block of shell, without what follows in its pipe. */
  private static List<String> commands(String page) {
    List<String> commands = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      if (block.group(1).equals("sh")) {
        block
            .group(2)
            .replace("\\\n", " ")
            .lines()
            .map(line -> line.replaceAll("( {2,}#.*| [|>&].*)$", "").strip())
            .map(COMMAND::matcher)
            .filter(line -> line.matches())
            .forEach(line -> commands.add(line.group(1)));
      }
    }
    return commands;
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) throws IOException {
    String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
