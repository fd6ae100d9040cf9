package io.mirnet.config.tree;

import java.util.Comparator;

/**
 * Where a key or a value was written.
 *
 * @param source the text
 * @param line the line, from 1
 * @param column the column in characters (code points), from 1
 * @param length the number of characters on that line, at least 1
 */
public record Origin(Source source, int line, int column, int length)
    implements Comparable<Origin> {
  private static final Comparator<Origin> ORDER =
      Comparator.comparing((Origin o) -> o.source.kind())
          .thenComparing(o -> o.source.order())
          .thenComparing(o -> o.source.name())
          .thenComparing(Origin::line)
          .thenComparing(Origin::column);

  /**
   * Tells whether nobody wrote the value, so that it can't be pointed at.
   *
   * @return true if it comes from a record's default
   */
  public boolean isDefault() {
    return source.kind() == Source.Kind.DEFAULT;
  }

  /** Orders by layer, then line, then column. */
  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code default}, {@code lol.yaml:14:7}, or {@code override 'seed=7'}. */
  @Override
  public String toString() {
    return switch (source.kind()) {
      case FILE -> source.name() + ":" + line + ":" + column;
      case OVERRIDE -> source.name();
      case DEFAULT -> "default";
    };
  }
}
