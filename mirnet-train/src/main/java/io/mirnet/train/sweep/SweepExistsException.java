package io.mirnet.train.sweep;

import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder holds a sweep of other trials than those asked for. */
public final class SweepExistsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SweepExistsException(Path folder, Plan there, Plan asked) {
    super(
        "%s holds another plan (%d of its %d trials are among these %d); choose another --output, or remove it"
            .formatted(folder, common(there, asked), there.trials().size(), asked.trials().size()));
  }

  private static long common(Plan there, Plan asked) {
    Set<String> ids =
        new HashSet<>(there.trials().stream().map(Trial::id).collect(Collectors.toSet()));
    return asked.trials().stream().filter(trial -> ids.contains(trial.id())).count();
  }
}
