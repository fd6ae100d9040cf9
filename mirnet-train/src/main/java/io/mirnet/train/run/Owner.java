package io.mirnet.train.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that writes into a folder.
 *
 * @param pid its number
 * @param host the machine's name
 */
public record Owner(long pid, String host) {

  /**
   * Describes this process.
   *
   * @return number and machine
   */
  public static Owner self() {
    return new Owner(ProcessHandle.current().pid(), thisHost());
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** For people: a file of locks holds it, and a message tells it. */
  String text() {
    return "process %d on %s".formatted(pid, host);
  }

  /** What a file of locks tells of its owner; nothing if it can't be read. */
  static Optional<String> told(Path file) {
    try {
      return Optional.of(Files.readString(file).strip())
          .filter(text -> text.matches("process \\d+ on \\S+"));
    } catch (IOException e) {
      return Optional.empty(); // where locks keep readers out, too
    }
  }
}
