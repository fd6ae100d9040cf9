package io.mirnet.config;

import java.util.Map;
import java.util.Optional;

/** What a component of a configuration record may hold. */
public sealed interface ValueType {

  /**
   * Returns what messages and listings call it.
   *
   * @return for example {@code a whole number}
   */
  String text();

  /**
   * Returns what several of it are called.
   *
   * @return for example {@code whole numbers}
   */
  String plural();

  /**
   * Returns what it holds at last, where it holds one or several of something.
   *
   * @return for example the record of a list of records; itself if it holds nothing else
   */
  default ValueType innermost() {
    if (this instanceof OptionalOf optional) {
      return optional.type().innermost();
    } else if (this instanceof ListOf list) {
      return list.type().innermost();
    }
    return this instanceof MapOf map ? map.type().innermost() : this;
  }

  /**
   * {@code int} and {@code long}.
   *
   * @param wide whether it is a {@code long}
   */
  record WholeNumber(boolean wide) implements ValueType {
    @Override
    public String text() {
      return "a whole number";
    }

    @Override
    public String plural() {
      return "whole numbers";
    }
  }

  /** {@code double}. */
  record DecimalNumber() implements ValueType {
    @Override
    public String text() {
      return "a number";
    }

    @Override
    public String plural() {
      return "numbers";
    }
  }

  /** {@code boolean}. */
  record TrueOrFalse() implements ValueType {
    @Override
    public String text() {
      return "true or false";
    }

    @Override
    public String plural() {
      return "true or false";
    }
  }

  /** {@link String}. */
  record Text() implements ValueType {
    @Override
    public String text() {
      return "text";
    }

    @Override
    public String plural() {
      return "texts";
    }
  }

  /** {@link java.nio.file.Path}. */
  record FilePath() implements ValueType {
    @Override
    public String text() {
      return "a path";
    }

    @Override
    public String plural() {
      return "paths";
    }
  }

  /**
   * An enum.
   *
   * @param constants the constants by their text in YAML, in the order of declaration
   */
  record OneOf(Map<String, Enum<?>> constants) implements ValueType {
    @Override
    public String text() {
      return "one of " + String.join(", ", constants.keySet());
    }

    @Override
    public String plural() {
      return "names of " + String.join(", ", constants.keySet());
    }
  }

  /**
   * {@link java.util.Optional}.
   *
   * @param type what it may hold
   */
  record OptionalOf(ValueType type) implements ValueType {
    @Override
    public String text() {
      return type.text();
    }

    @Override
    public String plural() {
      return type.plural();
    }
  }

  /**
   * {@link java.util.List}. A number that is no whole number may stand for a list of it alone.
   *
   * @param type what each item is
   */
  record ListOf(ValueType type) implements ValueType {
    @Override
    public String text() {
      return (type instanceof DecimalNumber ? "a number or " : "") + "a list of " + type.plural();
    }

    @Override
    public String plural() {
      return "lists of " + type.plural();
    }
  }

  /**
   * {@link java.util.Map} from names that the user chooses.
   *
   * @param type what each value is
   * @param unnamed the name of a value that stands alone; empty if each needs its name
   */
  record MapOf(ValueType type, Optional<String> unnamed) implements ValueType {
    /** What a name looks like, unless the values are text. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /**
     * Tells what is wrong with a name. Where the values are text, any text is one.
     *
     * @param name a key
     * @return what a name looks like; nothing if it is one
     */
    public Optional<String> slip(String name) {
      return type instanceof Text || name.matches(NAME)
          ? Optional.empty()
          : Optional.of("use letters, digits, . _ and -");
    }

    @Override
    public String text() {
      return "a mapping of names to " + type.plural();
    }

    @Override
    public String plural() {
      return "mappings of names to " + type.plural();
    }
  }

  /**
   * A record.
   *
   * @param type its class
   */
  record Nested(Class<? extends Record> type) implements ValueType {
    @Override
    public String text() {
      return "a mapping";
    }

    @Override
    public String plural() {
      return "mappings";
    }
  }

  /** {@link io.mirnet.config.tree.Node.Mapping}: any keys, each value with its place. */
  record Tree() implements ValueType {
    @Override
    public String text() {
      return "a mapping";
    }

    @Override
    public String plural() {
      return "mappings";
    }
  }

  /**
   * A {@link io.mirnet.api.Choice}: {@code type} and the options of that provider beside it.
   *
   * @param point what kind of provider
   */
  record ChoiceOf(ExtensionPoint point) implements ValueType {
    @Override
    public String text() {
      return ("aeiou".indexOf(point.noun().charAt(0)) < 0 ? "a " : "an ") + point.noun();
    }

    @Override
    public String plural() {
      return point.noun() + (point.noun().endsWith("s") ? "es" : "s");
    }
  }
}
