package io.mirnet.config.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value in YAML that knows where it was written. Immutable. */
public sealed interface Node {
  /** Most characters of a value in a message: a file that isn't YAML at all is one long text. */
  int LONGEST_SHOWN = 60;

  /**
   * Returns where the value begins.
   *
   * @return the place
   */
  Origin origin();

  /**
   * Returns how messages speak of this value.
   *
   * @return for example {@code a list} or {@code 'abc'}
   */
  String describe();

  /**
   * Returns the value in one line, as in YAML's flow form, without quotes.
   *
   * @return for example {@code {type: skff, groups: [1, 2]}}
   */
  String flow();

  /**
   * A value of one piece. What type it is depends on what is asked for, not on its look.
   *
   * @param origin where it begins
   * @param text the text without quotes
   * @param quoted whether quotes or a block style mark it as text
   */
  record Scalar(Origin origin, String text, boolean quoted) implements Node {

    /**
     * Tells whether nothing was written.
     *
     * @return true for an empty value, {@code null} and {@code ~}
     */
    public boolean isEmpty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String describe() {
      return isEmpty() ? "empty" : quoted ? "\"" + shown() + "\"" : "'" + shown() + "'";
    }

    @Override
    public String flow() {
      return text;
    }

    /**
     * Returns the text as messages show it.
     *
     * @return one line of at most 60 characters
     */
    public String shown() {
      String line = text.strip().replaceAll("\\s+", " ");
      return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
          ? line
          : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN - 3)) + "...";
    }
  }

  /**
   * A value that was reported already, so that nothing more can be said about it.
   *
   * @param origin where it begins
   */
  record Refused(Origin origin) implements Node {
    @Override
    public String describe() {
      return "an alias";
    }

    @Override
    public String flow() {
      return "";
    }
  }

  /**
   * A list.
   *
   * @param origin where it begins
   * @param items the items
   */
  record Sequence(Origin origin, List<Node> items) implements Node {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public String flow() {
      return items.stream().map(Node::flow).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * What an override says of one item of the list below: it stands in layers, in no whole tree.
   *
   * @param origin where it was said
   * @param index which item, from 0
   * @param value what to lay over the item
   */
  record Item(Origin origin, int index, Node value) implements Node {
    @Override
    public String describe() {
      return "an item";
    }

    @Override
    public String flow() {
      return value.flow();
    }
  }

  /**
   * Keys with values, in the order written.
   *
   * @param origin where it begins
   * @param entries the values by key
   */
  record Mapping(Origin origin, Map<String, Entry> entries) implements Node {
    /** Copies the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * Makes a mapping of one key.
     *
     * @param origin where the key was written
     * @param key the key
     * @param value the value
     * @return the mapping
     */
    public static Mapping of(Origin origin, String key, Node value) {
      return new Mapping(origin, Map.of(key, new Entry(origin, value)));
    }

    @Override
    public String describe() {
      return "a mapping";
    }

    @Override
    public String flow() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().value().flow())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * A value with the place of its key.
   *
   * @param key where the key was written
   * @param value the value
   * @param fallback the record's own default, once the tree was checked against records
   */
  record Entry(Origin key, Node value, Optional<Node> fallback) {
    /**
     * Makes an entry of a tree that was not checked yet.
     *
     * @param key where the key was written
     * @param value the value
     */
    public Entry(Origin key, Node value) {
      this(key, value, Optional.empty());
    }
  }
}
