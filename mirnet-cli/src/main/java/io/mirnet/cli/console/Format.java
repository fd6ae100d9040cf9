package io.mirnet.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** How results are printed. */
public enum Format {
  TEXT,
  JSON;

  /** Values as one line of JSON. */
  public static String json(Object values) {
    try {
      return new ObjectMapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("can't write JSON", e);
    }
  }
}
