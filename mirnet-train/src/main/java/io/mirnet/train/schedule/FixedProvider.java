package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.PatchScheduleProvider;
import java.util.List;

/** One size throughout: {@code patches: {type: fixed, patch: 128, batch: 8}}. */
@Doc("one patch and batch size throughout")
@AutoService(PatchScheduleProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class FixedProvider implements PatchScheduleProvider<FixedOptions> {
  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public Class<FixedOptions> configType() {
    return FixedOptions.class;
  }

  @Override
  public PatchSchedule create(FixedOptions config, long iterations) {
    List<Stage> stages = List.of(new Stage(0, config.patch(), config.batch()));
    return () -> stages;
  }
}
