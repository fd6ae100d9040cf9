package io.mirnet.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Inline;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import io.mirnet.api.Unnamed;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.LossProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small configuration with every form that a value may have. */
final class Forms {
  private Forms() {}

  static final SumLoss SUM_LOSS = new SumLoss();
  static final Sample.Skff SKFF = new Sample.Skff();
  static final Sample.Smooth SMOOTH = new Sample.Smooth();

  static Providers providers() {
    return Providers.of(
        List.of(
            Sample.NET,
            SKFF,
            Sample.SUM,
            Sample.CHARBONNIER,
            new Sample.Needy(),
            SMOOTH,
            SUM_LOSS,
            new Clashing()));
  }

  record Run(
      @Default("charbonnier") Choice<LossProvider<?>> loss,
      @Default("{type: net, freeze: [head]}") @Doc("the network") Network model,
      @Default("{}") Data data) {}

  record Network(
      @Inline Choice<ModelProvider<?>> model,
      @Doc("weights to start from") Optional<Weights> weights,
      @Default("[]") List<String> freeze) {}

  @Short("file")
  record Weights(
      Path file, @Default("true") boolean strict, @Default("{}") Map<String, String> rename) {}

  record Data(@Default("{}") @Unnamed("validation") Map<String, Pictures> validation) {
    Data {
      validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    }
  }

  record Pictures(
      @Inline Choice<FusionProvider<?>> from,
      @Default("1000") @Range(min = 1) int every,
      Optional<Double> noise) {}

  record Terms(@Doc("what is added") List<Term> terms) {}

  @Short("loss")
  record Term(
      Choice<LossProvider<?>> loss,
      @Default("1") double weight,
      @Default("[]") List<Integer> layers) {}

  static Map<String, Pictures> sets(Object... namesAndSets) {
    Map<String, Pictures> sets = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSets.length; i += 2) {
      sets.put((String) namesAndSets[i], (Pictures) namesAndSets[i + 1]);
    }
    return sets;
  }

  static Pictures skff(int reduction, int every) {
    return new Pictures(
        new Choice<>(SKFF, new Sample.SkffOptions(reduction)), every, Optional.empty());
  }

  static Pictures sum(int every) {
    return new Pictures(new Choice<>(Sample.SUM, new Sample.NoOptions()), every, Optional.empty());
  }

  static Term charbonnier(double epsilon, double weight) {
    return new Term(
        new Choice<>(Sample.CHARBONNIER, new Sample.CharbonnierOptions(epsilon)),
        weight,
        List.of());
  }

  static Term smooth(double weight) {
    return new Term(new Choice<>(SMOOTH, new Sample.SmoothOptions(1)), weight, List.of());
  }

  static Choice<LossProvider<?>> sumOf(Term... terms) {
    return new Choice<>(SUM_LOSS, new Terms(new ArrayList<>(List.of(terms))));
  }

  @Doc("a sum of losses")
  static final class SumLoss extends Sample.Loss<Terms> {
    @Override
    public String name() {
      return "sum";
    }

    @Override
    public Class<Terms> configType() {
      return Terms.class;
    }
  }

  record ClashingOptions(@Default("1") int every) {}

  /** Has an option of a name that {@link Pictures} needs. */
  static final class Clashing extends Sample.Fusion<ClashingOptions> {
    Clashing() {
      super("clashing", ClashingOptions.class);
    }
  }
}
