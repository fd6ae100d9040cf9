package io.mirnet.config.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parser refuses, in the words of those who write YAML rather than of those who parse it.
 */
final class SyntaxProblem {
  /**
   * In the parser's message, a line of its own after what was being read and after what was found.
   */
  private static final Pattern PLACE = Pattern.compile("^ in .*line (\\d+), column (\\d+)");

  private final Source source;
  private final List<String> lines;

  /** What was being read, and what was wrong about it; the same if the parser says only one. */
  private final String context;

  private final String found;

  /** Where that began, and where it went wrong. */
  private final Origin start;

  private final Origin at;

  private SyntaxProblem(Source source, JsonProcessingException e, JsonLocation reached) {
    this.source = source;
    this.lines = source.lines();
    List<String> words = new ArrayList<>();
    List<Origin> places = new ArrayList<>();
    for (String line : e.getOriginalMessage().lines().toList()) {
      Matcher place = PLACE.matcher(line);
      if (place.find()) {
        places.add(origin(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))));
      } else if (!line.startsWith(" ")) {
        words.add(line);
      }
    }
    if (places.isEmpty()) {
      JsonLocation location = e.getLocation() == null ? reached : e.getLocation();
      places.add(origin(location.getLineNr(), location.getColumnNr()));
    }
    this.context = words.get(0);
    this.found = words.get(words.size() - 1);
    this.start = places.get(0);
    this.at = places.get(places.size() - 1);
  }

  /**
   * Says what the parser's exception means.
   *
   * @param reached how far the parser got, should the exception not tell
   */
  static Problem of(Source source, JsonProcessingException e, JsonLocation reached) {
    SyntaxProblem syntax = new SyntaxProblem(source, e, reached);
    if (e instanceof StreamConstraintsException) {
      return problem(syntax.at, "it is nested too deeply", "no configuration needs that");
    }
    return syntax.explained();
  }

  /** Finds the first character that no YAML may hold, such as the NUL of a text in UTF-16. */
  static Optional<Problem> strayCharacter(Source source) {
    List<String> lines = source.lines();
    for (int i = 0; i < lines.size(); i++) {
      int[] line = lines.get(i).codePoints().toArray();
      for (int column = 0; column < line.length; column++) {
        if (!isText(line[column])) {
          return Optional.of(
              new Problem(
                  new Origin(source, i + 1, column + 1, 1),
                  "this is not YAML: it holds the character U+%04X".formatted(line[column]),
                  line[column] == 0 ? "save it as UTF-8 text" : "remove it"));
        }
      }
    }
    return Optional.empty();
  }

  /** The printable characters of YAML 1.1. */
  private static boolean isText(int c) {
    return c == '\t'
        || (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  private Problem explained() {
    if (found.contains("(TAB)")) {
      boolean indents = lines.get(at.line() - 1).strip().startsWith(rest().strip());
      return problem(
          at, indents ? "a tab can't indent a line" : "a tab can't stand here", "use spaces");
    } else if (found.contains("cannot start any token")) {
      return problem(at, "no text can begin with '" + character() + "'", "put it in quotes");
    } else if (found.startsWith("mapping values are not allowed")) {
      return misplacedColon();
    } else if (found.startsWith("sequence entries are not allowed")) {
      return problem(at, "a list can't begin here", "begin each '- ' on a line of its own");
    } else if (found.startsWith("could not find expected ':'")) {
      return noColon(start);
    } else if (found.startsWith("expected <block end>")) {
      return outOfPlace();
    } else if (found.startsWith("expected ',' or '")) {
      char bracket = found.charAt("expected ',' or '".length());
      return problem(
          at,
          "a ',' is missing here, or the '%s' that closes line %d, column %d"
              .formatted(bracket, start.line(), start.column()),
          "");
    } else if (context.startsWith("while scanning a quoted scalar")) {
      return problem(start, "this quote is never closed", "");
    } else if (context.startsWith("while scanning a double-quoted scalar")) {
      return problem(at, "'\\' begins an escape within \"...\"", "write \\\\, or use '...'");
    } else if (context.startsWith("while scanning a block scalar")) {
      return problem(start, "'|' and '>' begin a block of text", "put the text in quotes");
    } else if (context.startsWith("while scanning an a")) {
      return problem(start, "'*' and '&' begin a reference", "put the text in quotes");
    } else if (found.startsWith("Expected a field name")) {
      return problem(at, "a key must be a plain word", "");
    }
    return problem(at, context.equals(found) ? found : context + ", " + found, "");
  }

  /** The text of lines without a colon ends where the next key's colon stands. */
  private Problem misplacedColon() {
    int indent = indent(at.line());
    int first = at.line();
    while (first > 1 && indent(first - 1) == indent && isPlain(lines.get(first - 2))) {
      first--;
    }
    return first < at.line()
        ? noColon(new Origin(source, first, indent + 1, 1))
        : problem(
            at,
            "a ':' can't stand here",
            "is the line indented too far? text with ': ' needs quotes");
  }

  private Problem noColon(Origin key) {
    String line = lines.get(key.line() - 1);
    String text = line.substring(line.offsetByCodePoints(0, key.column() - 1));
    int length = Math.max(1, text.strip().codePointCount(0, text.strip().length()));
    return problem(
        new Origin(source, key.line(), key.column(), length),
        "a key is not followed by ': '",
        KeySlip.hintOfLine(text));
  }

  private Problem outOfPlace() {
    if (found.endsWith("'<scalar>'")) {
      return problem(at, "the value before this has ended", "put all of the text in quotes");
    } else if (found.endsWith("'-'") || found.endsWith("'<block sequence start>'")) {
      return problem(
          at, "an item of a list can't stand among keys", "is it indented as it should?");
    } else if (found.endsWith("'<block mapping start>'") || found.endsWith("'?'")) {
      return problem(
          at,
          "the indentation fits none of the lines above",
          "align it with the keys of its section");
    }
    return problem(
        at, "'" + character() + "' can't stand here", "remove it, or put the text in quotes");
  }

  private boolean isPlain(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.matches("(-|\\?)( .*)?|#.*|.*:( .*)?");
  }

  private int indent(int line) {
    String text = lines.get(line - 1);
    return text.length() - text.stripLeading().length();
  }

  private String character() {
    String rest = rest();
    return rest.isEmpty() ? "" : rest.substring(0, rest.offsetByCodePoints(0, 1));
  }

  /** The line from the wrong place on. */
  private String rest() {
    String line = lines.get(at.line() - 1);
    int length = line.codePointCount(0, line.length());
    return line.substring(line.offsetByCodePoints(0, Math.min(length, at.column() - 1)));
  }

  private Origin origin(int line, int column) {
    int last = lines.size();
    return new Origin(source, Math.max(1, Math.min(line, last)), Math.max(1, column), 1);
  }

  private static Problem problem(Origin origin, String message, String hint) {
    return new Problem(origin, "this is not YAML: " + message, hint);
  }
}
