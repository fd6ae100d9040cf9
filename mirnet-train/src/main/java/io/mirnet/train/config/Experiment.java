package io.mirnet.train.config;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.PatchScheduleProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides a training run.
 *
 * @param name names the run directory
 * @param seed decides first weights, patches and everything else left to chance
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:0,1}
 * @param threads threads of the engine on a CPU; 0 for one for each core. The bits depend on it
 * @param model the network
 * @param data where pairs come from
 * @param train how it is trained
 */
@Doc("a run of mirnet")
public record Experiment(
    @Default("experiment") @Doc("names the run directory") String name,
    @Default("100") @Doc("decides all that is left to chance") long seed,
    @Default("auto") @Doc("auto, cpu, gpu or gpu:0,1") String device,
    @Default("0") @Range(min = 0, max = 1024) @Doc("CPU threads; 0 for one for each core")
        int threads,
    @Default("{type: mirnet-v2}") @Doc("the network") Choice<ModelProvider<?>> model,
    @Default("{}") @Doc("where pairs come from") DataOptions data,
    @Default("{}") @Doc("how it is trained") TrainOptions train)
    implements Checked {

  @Override
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      found.add(
          new Violation(
              "name", "'%s' can't name a folder: use letters, digits, . _ and -".formatted(name)));
    }
    if (!device.matches("auto|cpu|gpu(:\\d{1,3}(,\\d{1,3})*)?")) {
      found.add(
          new Violation(
              "device", "'%s' is no device: use auto, cpu, gpu or gpu:0,1".formatted(device)));
    }
    int multiple = ModelProvider.imagesOf(model).multiple();
    PatchScheduleProvider.build(train.patches(), train.iterations()).stages().stream()
        .filter(stage -> stage.start() < train.iterations())
        .filter(stage -> stage.patch() % multiple != 0)
        .map(stage -> unfit(stage, multiple))
        .forEach(found::add);
    return found;
  }

  private static Violation unfit(Stage stage, int multiple) {
    return new Violation(
        "train.patches",
        "patch %d (from iteration %d on) is not a multiple of %d, as the network needs"
            .formatted(stage.patch(), stage.start(), multiple));
  }
}
