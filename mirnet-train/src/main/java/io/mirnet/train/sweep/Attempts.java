package io.mirnet.train.sweep;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.api.training.Search.Tried;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What came of the proposals of a search, for its next ones. */
record Attempts(SweepDirectory directory, Plan plan) {
  /** All proposals in order, those that ended by an error without a score. */
  List<Tried> all() {
    List<Tried> tried = new ArrayList<>();
    for (Round round : plan.rounds()) {
      for (Round.Entry entry : round.entries()) {
        tried.add(new Tried(entry.proposal(), score(entry)));
      }
    }
    return tried;
  }

  private OptionalDouble score(Round.Entry entry) {
    double sum = 0;
    for (String id : entry.trials()) {
      OptionalDouble one = score(id, entry.until() == 0 ? Long.MAX_VALUE : entry.until());
      if (one.isEmpty()) {
        return one;
      }
      sum += one.getAsDouble();
    }
    double mean = sum / entry.trials().size();
    boolean higher = plan.objective().kind().direction() == Direction.HIGHER;
    return OptionalDouble.of(higher ? mean : -mean);
  }

  private OptionalDouble score(String id, long until) {
    Status status = directory.state(id).status();
    if (status != Status.COMPLETE && status != Status.PAUSED) {
      return OptionalDouble.empty();
    }
    Monitor objective = plan.objective();
    return RunDirectory.open(directory.run(id))
        .metrics()
        .scored(objective.set(), objective.kind().name(), until);
  }
}
