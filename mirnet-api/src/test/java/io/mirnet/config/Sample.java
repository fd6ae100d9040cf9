package io.mirnet.config;

import ai.djl.nn.Block;
import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Formerly;
import io.mirnet.api.Range;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small configuration with every kind of component, and providers that make nothing. */
public final class Sample {
  private Sample() {}

  static final Net NET = new Net();
  static final Sum SUM = new Sum();
  static final Charbonnier CHARBONNIER = new Charbonnier();

  static Providers providers() {
    return Providers.of(
        List.of(NET, new Skff(), SUM, new Concat(), CHARBONNIER, new Needy(), new Smooth()));
  }

  enum Device {
    AUTO,
    CPU,
    DUAL_GPU
  }

  record Experiment(
      @Default("experiment") @Doc("what the run is called") String name,
      @Default("100") long seed,
      @Default("auto") Device device,
      @Default("{type: net}") Choice<ModelProvider<?>> model,
      @Default("charbonnier") @Formerly("criterion") @Doc("what is minimized")
          Choice<LossProvider<?>> loss,
      @Default("{}") Data data,
      @Default("{}") Train train) {}

  record Data(
      Optional<Path> root,
      @Default("true") boolean cache,
      Optional<Double> noise,
      @Default("[]") @Formerly({"folder", "dirs"}) @Doc("more pictures") List<Path> folders) {}

  record Train(
      @Default("300000") @Range(min = 1) int iterations,
      @Default("2e-4") @Range(min = 0, max = 1) double rate,
      @Default("[{patch: 128, batch: 64}]") List<Stage> stages)
      implements Checked {

    Train {
      stages = List.copyOf(stages);
      if (iterations == 13) {
        throw new IllegalArgumentException("13 iterations bring bad luck");
      }
    }

    @Override
    public List<Violation> violations() {
      List<Violation> violations = new ArrayList<>();
      for (int i = 1; i < stages.size(); i++) {
        if (stages.get(i).patch() <= stages.get(i - 1).patch()) {
          violations.add(
              new Violation(
                  "stages[" + i + "].patch",
                  "patch %d is not larger than %d before"
                      .formatted(stages.get(i).patch(), stages.get(i - 1).patch())));
        }
      }
      return violations;
    }
  }

  record Stage(@Doc("pixels of a side") @Range(min = 8) int patch, @Default("1") int batch) {}

  record NetOptions(
      @Default("80") @Range(min = 4, max = 512) int width,
      @Default("[1, 2, 4, 4]") @Range(min = 1) List<Integer> groups,
      @Default("{type: skff}") Choice<FusionProvider<?>> fusion,
      @Default("{context: true, image: true}") Skips skips)
      implements Checked {

    @Override
    public List<Violation> violations() {
      return groups.stream()
          .filter(group -> width % group != 0)
          .map(
              group ->
                  new Violation(
                      "groups",
                      "width %d is not a multiple of group count %d".formatted(width, group)))
          .toList();
    }

    /** Not a component, so neither read nor written. */
    public int getTotal() {
      return groups.size();
    }
  }

  record Skips(boolean context, @Default("false") boolean image) {}

  record SkffOptions(@Default("8") @Range(min = 1) int reduction) {}

  record NoOptions() {}

  record CharbonnierOptions(@Default("1e-3") double epsilon) {}

  record NeedyOptions(@Formerly("w") @Doc("how much to weigh it") double weight) {}

  record SmoothOptions(@Default("1") double edgeWeight) {}

  record Typed(@Default("x") String type) {}

  static final class Net implements ModelProvider<NetOptions> {
    @Override
    public String name() {
      return "net";
    }

    @Override
    public Class<NetOptions> configType() {
      return NetOptions.class;
    }

    @Override
    public Block create(NetOptions config) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ImageSpec images(NetOptions config) {
      return new ImageSpec(3, 3, 4);
    }
  }

  /** A fusion that makes nothing. */
  abstract static class Fusion<C extends Record> implements FusionProvider<C> {
    private final String name;
    private final Class<C> type;

    Fusion(String name, Class<C> type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Class<C> configType() {
      return type;
    }

    @Override
    public Block create(C config, FusionSpec spec) {
      throw new UnsupportedOperationException();
    }
  }

  public static final class Skff extends Fusion<SkffOptions> {
    public Skff() {
      super("skff", SkffOptions.class);
    }
  }

  public static final class Impostor extends Fusion<NoOptions> {
    public Impostor() {
      super("skff", NoOptions.class);
    }
  }

  public static final class Broken extends Fusion<NoOptions> {
    public Broken() {
      super("broken", NoOptions.class);
      throw new IllegalStateException("no licence");
    }
  }

  static final class Nameless extends Fusion<NoOptions> {
    Nameless() {
      super("nameless", NoOptions.class);
    }

    @Override
    public String name() {
      throw new IllegalStateException("forgot it");
    }
  }

  static final class Shouting extends Fusion<NoOptions> {
    Shouting() {
      super("SUM", NoOptions.class);
    }
  }

  static final class TypedFusion extends Fusion<Typed> {
    TypedFusion() {
      super("typed", Typed.class);
    }
  }

  static final class Sum extends Fusion<NoOptions> {
    Sum() {
      super("sum", NoOptions.class);
    }
  }

  static final class Concat extends Fusion<NoOptions> {
    Concat() {
      super("concat", NoOptions.class);
    }
  }

  /** A loss that makes nothing. */
  abstract static class Loss<C extends Record> implements LossProvider<C> {
    @Override
    public ImageLoss create(C config, LossSpec spec) {
      throw new UnsupportedOperationException();
    }
  }

  static final class Charbonnier extends Loss<CharbonnierOptions> {
    @Override
    public String name() {
      return "charbonnier";
    }

    @Override
    public Class<CharbonnierOptions> configType() {
      return CharbonnierOptions.class;
    }
  }

  @Doc("an error that must be weighed")
  static final class Needy extends Loss<NeedyOptions> {
    @Override
    public String name() {
      return "needy";
    }

    @Override
    public Class<NeedyOptions> configType() {
      return NeedyOptions.class;
    }
  }

  static final class Smooth extends Loss<SmoothOptions> {
    @Override
    public String name() {
      return "smooth";
    }

    @Override
    public Class<SmoothOptions> configType() {
      return SmoothOptions.class;
    }
  }
}
