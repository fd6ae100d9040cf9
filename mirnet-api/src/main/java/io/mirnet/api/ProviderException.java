package io.mirnet.api;

import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A provider failed while it made something: the message names the provider, its class and jar. */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

  /** Java 1.1 has class files of version 45, and each later one of one more (JVMS 4.1). */
  private static final int CLASS_FILE_OF_JAVA_0 = 44;

  /**
   * Wraps what a provider threw.
   *
   * @param provider the provider
   * @param cause what it threw
   */
  public ProviderException(Provider<?> provider, Throwable cause) {
    super(
        "'%s' (%s) failed: %s"
            .formatted(provider.name(), origin(provider.getClass()), explain(cause)),
        cause);
  }

  /**
   * Says where a class comes from.
   *
   * @param type a class
   * @return its name and the jar or folder that holds it, for messages
   */
  public static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? type.getName() : type.getName() + " in " + path(source.getLocation());
  }

  /** A URL writes a space as %20. */
  private static String path(URL location) {
    try {
      String path = location.toURI().getPath();
      return path == null ? location.toString() : path;
    } catch (URISyntaxException e) {
      return location.toString();
    }
  }

  /**
   * Says why a provider's code failed and, where its class files don't fit mirnet or Java, what to
   * do with the jar.
   *
   * @param cause what was thrown
   * @return the reason, for messages
   */
  public static String explain(Throwable cause) {
    return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
        .filter(LinkageError.class::isInstance)
        .findFirst()
        .flatMap(ProviderException::misfit)
        .orElseGet(() -> message(cause));
  }

  private static Optional<String> misfit(Throwable error) {
    String message = message(error);
    if (error instanceof UnsupportedClassVersionError) {
      return Optional.of(newerJava(message));
    } else if (error instanceof ClassFormatError) {
      return Optional.of("a class file is damaged (%s); build the jar again".formatted(message));
    } else if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
      return Optional.of("a class can't be initialized: " + error.getCause());
    } else if (error instanceof NoClassDefFoundError && message.contains(" ")) {
      // A sentence of the JVM about a class that is there.
      return Optional.of(message);
    } else if (error instanceof NoClassDefFoundError && isOfALibrary(message)) {
      return Optional.of(
          "class %s is missing; put the library that has it beside the jar"
              .formatted(message.replace('/', '.')));
    } else if (error instanceof IncompatibleClassChangeError
        || error instanceof NoClassDefFoundError
        || error instanceof VerifyError) {
      return Optional.of(
          "it was built for another version of mirnet (%s); rebuild the jar for this one"
              .formatted(error));
    }
    return Optional.empty();
  }

  private static String newerJava(String message) {
    Matcher version = CLASS_FILE_VERSION.matcher(message);
    int here = Runtime.version().feature();
    return version.find()
        ? "it was built for Java %d, this is Java %d; run mirnet on that Java, or rebuild the jar with --release %d"
            .formatted(Integer.parseInt(version.group(1)) - CLASS_FILE_OF_JAVA_0, here, here)
        : message;
  }

  private static boolean isOfALibrary(String name) {
    return !name.startsWith("io/mirnet/") && !name.startsWith("ai/djl/");
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
