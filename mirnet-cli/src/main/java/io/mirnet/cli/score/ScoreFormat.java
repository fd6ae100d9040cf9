package io.mirnet.cli.score;

/** How scores are written. */
public enum ScoreFormat {
  /** A table for people. */
  TEXT,
  /** One line with everything, at full precision. */
  JSON,
  /** A row for each picture, at full precision. */
  CSV
}
