package io.mirnet.train.report;

import io.mirnet.train.report.internal.result.TrialRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Links from a page to files near it, relative, so that a sweep can be moved with its report.
 *
 * @param folder the page's folder; empty for a page that is kept apart and links to nothing
 */
record Links(Optional<Path> folder) {

  /** Tells whether links lead anywhere. */
  boolean lead() {
    return folder.isPresent();
  }

  /** Returns a link that a browser understands, whatever characters the path holds. */
  String to(Path file) {
    return folder.map(from -> link(from, file)).orElse("");
  }

  private static String link(Path from, Path file) {
    Path way = from.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
    String joined =
        StreamSupport.stream(way.spliterator(), false)
            .map(Path::toString)
            .collect(Collectors.joining("/"));
    try {
      // "./" keeps a colon in the first name from being taken for a scheme.
      String encoded = new URI(null, null, "./" + joined, null).toASCIIString();
      return encoded.contains(":") ? encoded : encoded.substring(2);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no link leads to " + file, e);
    }
  }

  /** A folder's link ends with a slash. */
  String toFolder(Path file) {
    String link = to(file);
    return link.isEmpty() ? "" : link + "/";
  }

  String toRun(TrialRecord trial) {
    return toFolder(trial.run());
  }
}
