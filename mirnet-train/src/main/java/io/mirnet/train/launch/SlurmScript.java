package io.mirnet.train.launch;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LaunchSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The array script of a sweep: task i runs the i-th trial. Each trial is one task, and not one of
 * several that a task works through, so that a time limit is a trial's own, the scheduler fits
 * trials in where there is room, and no trial is run twice even where locks don't reach other
 * nodes.
 */
final class SlurmScript {
  /** Words that mean themselves to bash and to sbatch. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@+-]+");

  private final SlurmOptions options;
  private final LaunchSpec spec;
  private final Path folder;
  private final Path start;

  /**
   * Makes a script.
   *
   * @param start the folder that the trials' command is meant to run in
   */
  SlurmScript(SlurmOptions options, LaunchSpec spec, Path start) {
    this.options = options;
    this.spec = spec;
    this.folder = spec.folder().toAbsolutePath().normalize();
    this.start = start.toAbsolutePath().normalize();
  }

  /** Writes the script; the folder is Slurm's own within the sweep's. */
  Path write() {
    Path file = folder.resolve("slurm").resolve("array.sh");
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file + ": " + e, e);
    }
  }

  /** The same for each launch of a sweep, and another for each sweep: its folder is hashed. */
  String name() {
    String hash =
        UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8)).toString();
    String plain = String.valueOf(folder.getFileName()).replaceAll("[^A-Za-z0-9.-]+", "-");
    return "mirnet-" + plain + "-" + hash.substring(0, 8);
  }

  String text() {
    return """
        #!/bin/bash
        # Written by mirnet's slurm launcher. Task i runs the i-th of the trials below, from its last
        # checkpoint if there is one. A trial that is complete, or that another process runs, ends at
        # once; so nothing is lost by submitting this again by hand: sbatch array.sh
        %s

        cd -- %s || exit 1
        trials=(
        %s
        )
        id=${trials[$SLURM_ARRAY_TASK_ID]}
        log=%s/"$id"/log.txt
        task=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
        echo "Slurm task $task on $(hostname), put back ${SLURM_RESTART_COUNT:-0} times" >> "$log" || exit 1
        # exec: the trial takes this shell's place, so Slurm's signals reach it, and its exit code Slurm.
        exec %s "$id" >> "$log" 2>&1
        """
        .formatted(
            String.join("\n", directives()),
            quote(start.toString()),
            lines(spec.trials().stream().map(id -> "  " + quote(id))),
            quote(folder.resolve("trials").toString()),
            spec.command().stream().map(SlurmScript::quote).collect(Collectors.joining(" ")));
  }

  private List<String> directives() {
    List<String> all = new ArrayList<>();
    all.add(directive("job-name", name()));
    all.add(
        directive("array", "0-" + (spec.trials().size() - 1))
            + options.maxTasks().map(n -> "%" + n).orElse(""));
    options.partition().ifPresent(partition -> all.add(directive("partition", partition)));
    options.time().ifPresent(time -> all.add(directive("time", time)));
    all.add("#SBATCH --nodes=1 --ntasks=1");
    all.add(directive("cpus-per-task", Integer.toString(options.cpusPerTask())));
    all.add(directive("mem", options.memory()));
    if (options.gpus() > 0) {
      all.add(directive("gres", "gpu:" + options.gpus()));
    }
    all.add("# What Slurm itself has to say, by job and task; the trials write to their own logs.");
    all.add(directive("output", escape(folder.resolve("slurm")) + "/%A_%a.log"));
    all.add("#SBATCH --open-mode=append");
    all.add("# Before the time limit: save.");
    all.add(directive("signal", "B:TERM@" + SlurmOptions.SAVE_SECONDS));
    all.add("# Preempted, or lost with its node: back into the queue, and on from the checkpoint.");
    all.add("#SBATCH --requeue");
    options.arguments().forEach(argument -> all.add("#SBATCH " + word(argument)));
    return all;
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }

  private static String directive(String name, String value) {
    return "#SBATCH --" + name + "=" + word(value);
  }

  /** Sbatch replaces %A and its like in names of files. */
  private static String escape(Path path) {
    return path.toString().replace("%", "%%");
  }

  /** A directive ends with its line, whatever is quoted. */
  private static String word(String text) {
    if (text.lines().count() > 1) {
      throw new InputException(
          "sbatch can't be told of a line break, as in '%s'; rename the folder"
              .formatted(text.lines().collect(Collectors.joining("\\n"))));
    }
    return quote(text);
  }

  /** Quotes a word for bash; sbatch reads its directives by the same rules. */
  static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
