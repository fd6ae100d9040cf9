package io.mirnet.train.report.internal.markup;

import java.util.List;

/**
 * An element of HTML or SVG, built from the inside out. There is no way to add markup as text: all
 * text and attributes are escaped, so that nothing which a user names can become a part of the
 * page.
 */
public final class Element {
  /** Elements of HTML that have no end tag. */
  private static final List<String> VOID = List.of("meta", "link", "img");

  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final StringBuilder content = new StringBuilder();

  private Element(String name) {
    this.name = name;
  }

  /**
   * Makes an element.
   *
   * @param name its tag
   * @param children what it holds
   * @return the element
   */
  public static Element of(String name, Element... children) {
    return new Element(name).add(children);
  }

  /**
   * Makes an element of text.
   *
   * @param name its tag
   * @param text what it holds, not yet escaped
   * @return the element
   */
  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /**
   * Makes a link.
   *
   * @param href where it leads; if empty, nowhere
   * @param text what is seen of it
   * @return the element
   */
  public static Element link(String href, String text) {
    return href.isEmpty() ? of("span", text) : of("a", text).with("href", href);
  }

  /**
   * Adds an attribute.
   *
   * @param attribute its name
   * @param value its value, not yet escaped
   * @return this
   */
  public Element with(String attribute, String value) {
    String escaped = escape(value).replace("\"", "&quot;").replace("'", "&#39;");
    attributes.append(' ').append(attribute).append("=\"").append(escaped).append('"');
    return this;
  }

  /** Coordinates: a hundredth of a pixel is finer than a screen. */
  public Element with(String attribute, double value) {
    double rounded = Math.rint(value * 100) / 100;
    boolean whole = rounded == Math.rint(rounded);
    return with(attribute, whole ? Long.toString((long) rounded) : Double.toString(rounded));
  }

  /**
   * Adds elements at the end.
   *
   * @param children whole ones: what is added to them later is not seen here
   * @return this
   */
  public Element add(Element... children) {
    return add(List.of(children));
  }

  /**
   * Adds elements at the end.
   *
   * @param children as for the other method of this name
   * @return this
   */
  public Element add(List<Element> children) {
    children.forEach(child -> child.write(content));
    return this;
  }

  /**
   * Adds text at the end.
   *
   * @param text not yet escaped
   * @return this
   */
  public Element text(String text) {
    content.append(escape(text));
    return this;
  }

  /** Control characters, as coloured logs have them, are not allowed in HTML. */
  private static String escape(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private void write(StringBuilder out) {
    out.append('<').append(name).append(attributes).append('>').append(content);
    if (!VOID.contains(name)) {
      out.append("</").append(name).append('>');
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }
}
