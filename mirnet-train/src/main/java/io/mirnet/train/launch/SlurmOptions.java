package io.mirnet.train.launch;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Options of {@code slurm}. What is left out is left to the cluster's own defaults.
 *
 * @param partition partition, or several with commas
 * @param time time limit of a trial in sbatch's own form
 * @param cpusPerTask cores of a trial, and the threads that it computes with on a CPU
 * @param memory memory of a trial on its node
 * @param gpus GPUs of a trial
 * @param maxTasks trials that run at once at most
 * @param arguments further arguments of sbatch, one an item; they win over those made of the others
 */
public record SlurmOptions(
    @Doc("partition, or several with commas") Optional<String> partition,
    @Doc("time limit of a trial, as 8:00:00 or 2-12:00:00") Optional<String> time,
    @Default("4") @Range(min = 1, max = 1024) @Doc("cores, and threads on a CPU, of a trial")
        int cpusPerTask,
    @Default("16G") @Doc("memory of a trial, as 16G; 0 for all of a node's") String memory,
    @Default("0") @Range(min = 0, max = 64) @Doc("GPUs of a trial") int gpus,
    @Range(min = 1) @Doc("trials that run at once at most") Optional<Integer> maxTasks,
    @Default("[]") @Doc("further arguments of sbatch, as --account=vision") List<String> arguments)
    implements Checked {

  /** Seconds before the time limit at which a trial is told to save, as the command line allows. */
  static final int SAVE_SECONDS = 120;

  /** Slurm may send that signal up to a minute early; what is left should be worth starting for. */
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  private static final Pattern MEMORY = Pattern.compile("\\d{1,9}[KMGTkmgt]?B?");
  private static final Pattern PARTITION = Pattern.compile("[^\\s,]+(,[^\\s,]+)*");
  private static final Pattern ARGUMENT = Pattern.compile("-[^\\p{Cntrl}]+");

  /** What the launcher itself gives, and what would keep it from finding its job again. */
  private static final Set<String> RESERVED =
      Set.of(
          "--array",
          "-a",
          "--job-name",
          "-J",
          "--wrap",
          "--wait",
          "-W",
          "--test-only",
          "--hold",
          "-H");

  /** Copies the list. */
  public SlurmOptions {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    partition
        .filter(text -> !PARTITION.matcher(text).matches())
        .ifPresent(
            text -> violations.add(new Violation("partition", "'" + text + "' is no partition")));
    time.ifPresent(text -> checkTime(text, violations));
    if (!MEMORY.matcher(memory).matches()) {
      violations.add(
          new Violation("memory", "'" + memory + "' is no amount of memory; write 16G or 800M"));
    }
    for (int i = 0; i < arguments.size(); i++) {
      String key = "arguments[" + i + "]";
      String argument = arguments.get(i);
      if (!ARGUMENT.matcher(argument).matches()) {
        violations.add(
            new Violation(
                key, "'" + argument.strip() + "' is no option of sbatch; write --name=value"));
      } else if (RESERVED.contains(argument.split("[= ]", 2)[0])) {
        violations.add(new Violation(key, "the launcher needs " + argument + " for itself"));
      }
    }
    return violations;
  }

  private static void checkTime(String text, List<Violation> violations) {
    Optional<Duration> limit = TimeLimit.parse(text);
    if (limit.isEmpty()) {
      violations.add(
          new Violation(
              "time",
              "'" + text + "' is no time limit; write hours:minutes:seconds or days-hours"));
    } else if (limit.get().compareTo(SHORTEST) < 0) {
      violations.add(
          new Violation(
              "time",
              "%s is less than %d minutes; the last %d seconds are for saving"
                  .formatted(text, SHORTEST.toMinutes(), SAVE_SECONDS)));
    }
  }
}
