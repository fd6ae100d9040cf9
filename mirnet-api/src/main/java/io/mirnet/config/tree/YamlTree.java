package io.mirnet.config.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads YAML into a tree. Two equal keys, {@code <<}, anchors, aliases, tags and a second document
 * are problems: each of them makes a file mean something else than what a reader sees.
 */
public final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  private final Source source;
  private final List<String> lines;
  private final YAMLParser parser;
  private final Consumer<Problem> problems;

  private YamlTree(Source source, YAMLParser parser, Consumer<Problem> problems) {
    this.source = source;
    this.lines = source.lines();
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @param source the text
   * @param problems takes what is wrong
   * @return the tree, an empty scalar for an empty text; nothing if the text isn't YAML
   */
  public static Optional<Node> read(Source source, Consumer<Problem> problems) {
    try (YAMLParser parser = YAML.createParser(source.text())) {
      return Optional.of(new YamlTree(source, parser, problems).document());
    } catch (JsonProcessingException e) {
      problems.accept(syntax(source, e));
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node document() throws IOException {
    if (parser.nextToken() == null) {
      return new Scalar(source.start(), "", false);
    }
    Node root = value();
    if (parser.nextToken() != null) {
      problems.accept(
          new Problem(origin(), "a second document begins here", "keep one document in a file"));
    }
    return root;
  }

  private Node value() throws IOException {
    Origin origin = origin();
    refuseReferences(origin);
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(origin);
      case START_ARRAY -> sequence(origin);
      default -> new Scalar(origin, text(), isQuoted(origin));
    };
  }

  private Node sequence(Origin origin) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Sequence(origin, items);
  }

  private Node mapping(Origin origin) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Origin at = origin();
      parser.nextToken();
      Node value = value();
      if (key.equals("<<")) {
        problems.accept(new Problem(at, "'<<' merges are not supported", "use base: other.yaml"));
        continue;
      }
      Entry first = entries.putIfAbsent(key, new Entry(at, value));
      if (first != null) {
        problems.accept(
            new Problem(at, "key '" + key + "' was already given at " + first.key(), "keep one"));
      }
    }
    return new Mapping(origin, entries);
  }

  private void refuseReferences(Origin origin) throws IOException {
    if (parser.isCurrentAlias()) {
      problems.accept(
          new Problem(origin, "alias '*" + text() + "' is not supported", "write the value out"));
    } else if (parser.getObjectId() != null) {
      problems.accept(
          new Problem(
              origin, "anchor '&" + parser.getObjectId() + "' is not supported", "remove it"));
    } else if (parser.getTypeId() != null) {
      problems.accept(
          new Problem(origin, "tag '" + parser.getTypeId() + "' is not supported", "remove it"));
    }
  }

  private String text() throws IOException {
    String text = parser.getText();
    return text == null ? "" : text;
  }

  /** The parser doesn't tell, so look at the character. */
  private boolean isQuoted(Origin origin) {
    int[] line = lines.get(origin.line() - 1).codePoints().toArray();
    return origin.column() <= line.length && "'\"|>".indexOf(line[origin.column() - 1]) >= 0;
  }

  private Origin origin() {
    JsonLocation start = parser.currentTokenLocation();
    JsonLocation end = parser.currentLocation();
    int width = lines.get(start.getLineNr() - 1).length() + 1;
    int stop = end.getLineNr() == start.getLineNr() ? end.getColumnNr() : width;
    return new Origin(
        source, start.getLineNr(), start.getColumnNr(), Math.max(1, stop - start.getColumnNr()));
  }

  private static Problem syntax(Source source, JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Expected a field name")) {
      message = "a key must be a plain word";
    }
    // Beside the words, the parser's message repeats places (" in ...") and lines ("    ...").
    List<String> words = message.lines().filter(line -> !line.startsWith(" ")).toList();
    return new Problem(place(source, e), "this is not YAML: " + String.join(", ", words));
  }

  /** The last place in the message is the exact one; the exception's own lags behind. */
  private static Origin place(Source source, JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    int line = location == null ? 1 : location.getLineNr();
    int column = location == null ? 1 : location.getColumnNr();
    Matcher place = PLACE.matcher(e.getOriginalMessage());
    while (place.find()) {
      line = Integer.parseInt(place.group(1));
      column = Integer.parseInt(place.group(2));
    }
    int last = source.lines().size();
    return new Origin(source, Math.max(1, Math.min(line, last)), Math.max(1, column), 1);
  }
}
