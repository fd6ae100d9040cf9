package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.RateSpec;
import java.util.List;

/**
 * Another schedule with samples for iterations: where batches shrink in the course of a run, a rate
 * by samples falls as the run learns, not as it updates. Every number of iterations within counts
 * samples.
 *
 * <pre>of(samples before n), made for the samples of the whole run</pre>
 *
 * <pre>learning_rate: {type: by-samples, of: {type: cosine, from: 2e-4, to: 1e-6}}</pre>
 */
@Doc("another schedule by samples seen: its iterations count samples")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class BySamplesProvider implements LearningRateProvider<BySamplesOptions> {
  /** To a schedule within, a sample is an iteration. */
  private static final PatchSchedule ONE_BY_ONE = () -> List.of(new Stage(0, 1, 1));

  @Override
  public String name() {
    return "by-samples";
  }

  @Override
  public Class<BySamplesOptions> configType() {
    return BySamplesOptions.class;
  }

  @Override
  public LearningRate create(BySamplesOptions config, RateSpec spec) {
    RateSpec samples = new RateSpec(spec.samplesBefore(spec.iterations()), ONE_BY_ONE);
    LearningRate of = LearningRateProvider.build(config.of(), samples);
    return iteration -> of.at(spec.samplesBefore(iteration));
  }
}
