package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchScheduleProvider;

/**
 * Small patches first, larger ones later (MIRNet-v2, section 3.3):
 *
 * <pre>patches:
 *   type: progressive
 *   stages: [{patch: 128, batch: 64, iterations: 92000}, {patch: 160, batch: 40, iterations: 64000}]
 * </pre>
 */
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
    return iteration -> {
      long end = 0;
      ProgressiveOptions.Stage current = config.stages().get(0);
      for (ProgressiveOptions.Stage stage : config.stages()) {
        current = stage;
        end += stage.iterations();
        if (iteration < end) {
          break;
        }
      }
      return new PatchSchedule.Stage(current.patch(), current.batch());
    };
  }
}
