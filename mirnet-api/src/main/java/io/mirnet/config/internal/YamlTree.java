package io.mirnet.config.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads YAML into a tree. Two equal keys, {@code <<}, anchors, aliases, tags and a second document
 * are problems: each of them makes a file mean something else than what a reader sees.
 */
public final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Source source;
  private final Lines lines;
  private final YAMLParser parser;
  private final Consumer<Problem> problems;

  private YamlTree(Source source, YAMLParser parser, Consumer<Problem> problems) {
    this.source = source;
    this.lines = new Lines(source);
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
    Optional<Problem> stray = SyntaxProblem.strayCharacter(source);
    if (stray.isPresent()) {
      problems.accept(stray.get());
      return Optional.empty();
    }
    try (YAMLParser parser = YAML.createParser(source.text())) {
      return new YamlTree(source, parser, problems).documentOrProblem();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Node> documentOrProblem() throws IOException {
    try {
      return Optional.of(document());
    } catch (JsonProcessingException e) {
      problems.accept(SyntaxProblem.of(source, e, parser.currentTokenLocation()));
      return Optional.empty();
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
    if (parser.isCurrentAlias()) {
      problems.accept(
          new Problem(
              origin,
              "alias '*" + text() + "' is not supported",
              "write the value out; text that begins with * needs quotes"));
      return new Refused(origin);
    }
    boolean tagged = refuseMark(origin) == '!';
    Node value =
        switch (parser.currentToken()) {
          case START_OBJECT -> mapping(origin);
          case START_ARRAY -> sequence(origin);
          default -> new Scalar(origin, text(), isQuoted(origin));
        };
    // What a tag would have made of the value is not for us to say.
    return tagged ? new Refused(origin) : value;
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
      refuseMark(at);
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

  /**
   * Reports an anchor or a tag. The parser tells neither a scalar's anchor nor a key's tag, so look
   * at the characters.
   *
   * @return how the mark begins, or 0 if there is none
   */
  private char refuseMark(Origin origin) {
    int first = lines.at(origin.line(), origin.column());
    if (first != '&' && first != '!') {
      return 0;
    }
    String word = lines.word(origin.line(), origin.column());
    problems.accept(
        new Problem(
            new Origin(
                source, origin.line(), origin.column(), word.codePointCount(0, word.length())),
            (word.startsWith("&") ? "anchor '" : "tag '") + word + "' is not supported",
            "remove it; text that begins with " + word.charAt(0) + " needs quotes"));
    return (char) first;
  }

  private String text() throws IOException {
    String text = parser.getText();
    return text == null ? "" : text;
  }

  /** The parser doesn't tell, so look at the character. */
  private boolean isQuoted(Origin origin) {
    int first = lines.at(origin.line(), origin.column());
    return first > 0 && "'\"|>".indexOf(first) >= 0;
  }

  private Origin origin() {
    JsonLocation start = parser.currentTokenLocation();
    JsonLocation end = parser.currentLocation();
    int width = lines.length(start.getLineNr()) + 1;
    int stop = end.getLineNr() == start.getLineNr() ? end.getColumnNr() : width;
    return new Origin(
        source, start.getLineNr(), start.getColumnNr(), Math.max(1, stop - start.getColumnNr()));
  }
}
