package io.mirnet.train.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job that was submitted.
 *
 * @param id its number
 * @param cluster the cluster that took it, if sbatch chose among several
 */
record SlurmJob(String id, Optional<String> cluster) {
  private static final Pattern PARSABLE = Pattern.compile("(\\d+)(?:;(\\S+))?");

  /** Reads what {@code sbatch --parsable} printed; a site's own greetings may stand before it. */
  static Optional<SlurmJob> parse(String out) {
    return out.lines()
        .map(String::strip)
        .map(PARSABLE::matcher)
        .filter(Matcher::matches)
        .map(line -> new SlurmJob(line.group(1), Optional.ofNullable(line.group(2))))
        .reduce((former, latter) -> latter);
  }

  /** Adds which cluster is meant to arguments of squeue or scancel. */
  List<String> with(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    cluster.ifPresent(name -> all.add("--clusters=" + name));
    return all;
  }
}
