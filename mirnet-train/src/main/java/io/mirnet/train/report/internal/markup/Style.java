package io.mirnet.train.report.internal.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheets of the page and of its charts. */
public final class Style {
  private Style() {}

  /** Returns what the whole page needs. */
  public static String ofPage() {
    return ofCharts() + read("report.css");
  }

  /** Returns colours and charts. */
  public static String ofCharts() {
    return read("chart.css");
  }

  private static String read(String name) {
    try (InputStream in = Style.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of mirnet-train is damaged", e);
    }
  }
}
