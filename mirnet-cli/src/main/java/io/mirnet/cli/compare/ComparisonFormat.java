package io.mirnet.cli.compare;

/** How a comparison is written. */
enum ComparisonFormat {
  /** A table for people. */
  TEXT,
  /** A table for a document. */
  MARKDOWN,
  /** A page for the browser, with learning curves. */
  HTML,
  /** A row for each run, at full precision. */
  CSV,
  /** An object for each run, in one line, at full precision. */
  JSON
}
