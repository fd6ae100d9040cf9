package io.mirnet.cli.export;

/** What was written computes something else than mirnet, or doesn't run. */
final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }

  ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
