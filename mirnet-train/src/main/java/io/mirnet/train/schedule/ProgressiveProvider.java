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
  public PatchSchedule create(ProgressiveOptions config) {
    List<Stage> stages = new ArrayList<>();
    long start = 0;
    for (ProgressiveOptions.Stage stage : config.stages()) {
      stages.add(new Stage(start, stage.patch(), stage.batch()));
      start = Math.addExact(start, stage.iterations());
    }
    List<Stage> all = List.copyOf(stages);
    return () -> all;
  }
}
