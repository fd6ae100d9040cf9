package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.PatchScheduleProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Small patches first, larger ones later (MIRNet-v2, section 3.3):
 *
 * <pre>patches:
 *   type: progressive
 *   stages: [{patch: 128, batch: 64, iterations: 92000}, {patch: 160, batch: 40, iterations: 64000}]
 * </pre>
 */
@Doc("small patches first, larger ones later; the last stage lasts to the end")
@AutoService(PatchScheduleProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ProgressiveProvider implements PatchScheduleProvider<ProgressiveOptions> {
  @Override
  public String name() {
    return "progressive";
  }

  @Override
  public Class<ProgressiveOptions> configType() {
    return ProgressiveOptions.class;
  }

  @Override
  public PatchSchedule create(ProgressiveOptions config, long iterations) {
    long sum =
        config.stages().stream()
            .mapToLong(ProgressiveOptions.Stage::iterations)
            .reduce(0, Math::addExact);
    double stretch = config.stretch() ? (double) iterations / sum : 1;
    List<Stage> stages = new ArrayList<>();
    long before = 0;
    for (ProgressiveOptions.Stage stage : config.stages()) {
      long start = Math.round(before * stretch);
      if (!stages.isEmpty() && stages.get(stages.size() - 1).start() == start) {
        stages.remove(stages.size() - 1); // squeezed to nothing
      }
      stages.add(new Stage(start, stage.patch(), stage.batch()));
      before += stage.iterations();
    }
    List<Stage> all = List.copyOf(stages);
    return () -> all;
  }
}
