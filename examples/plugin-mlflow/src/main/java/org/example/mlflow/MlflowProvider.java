package org.example.mlflow;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tracks a run with MLflow: {@code observers: [tensorboard, {type: mlflow, experiment: mine}]}. */
@Doc("parameters, metrics, sample sheets and the best model on an MLflow server")
public final class MlflowProvider implements ObserverProvider<MlflowProvider.Options> {

  /**
   * Where to, and under which names.
   *
   * @param trackingUri address of the server
   * @param experiment made if it isn't there
   * @param runName the run's name in MLflow; mirnet's, unless given
   * @param tags more tags of the run
   */
  public record Options(
      @Default("http://localhost:5000") @Doc("address of the MLflow server") String trackingUri,
      @Default("mirnet") @Doc("name of the experiment, which is made if need be") String experiment,
      @Doc("name of the run; without it, that of the configuration") Optional<String> runName,
      @Default("{}") @Doc("tags of the run by name") Map<String, String> tags)
      implements Checked {

    @Override
    public List<Violation> violations() {
      List<Violation> violations = new ArrayList<>();
      if (!trackingUri.matches("https?://[^/].*")) {
        violations.add(
            new Violation(
                "tracking_uri",
                "tracking_uri must be the address of a server, as in http://localhost:5000, not '%s'"
                    .formatted(trackingUri)));
      }
      if (experiment.isBlank() || experiment.contains("\"")) {
        violations.add(
            new Violation("experiment", "experiment must be a name without quotation marks"));
      }
      return violations;
    }
  }

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public Class<Options> configType() {
    return Options.class;
  }

  @Override
  public RunObserver create(Options options) {
    return new MlflowObserver(options);
  }
}
