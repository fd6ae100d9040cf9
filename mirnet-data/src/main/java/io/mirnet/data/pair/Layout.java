package io.mirnet.data.pair;

import io.mirnet.data.pair.Match.By;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How known data sets lie on disk: as their authors pack them, and as the archives of the published
 * training code for MIRNet-v2 do. Told from folder and file names of the unpacked archives.
 */
public enum Layout {
  /** LoL (Wei et al., BMVC 2018). */
  LOL(
      named(Part.TRAIN, "our485/low/{name}", "our485/high/{name}"),
      named(Part.TRAIN, "train/Lol/input/{name}", "train/Lol/target/{name}"),
      named(Part.TEST, "eval15/low/{name}", "eval15/high/{name}"),
      named(Part.TEST, "test/Lol/input/{name}", "test/Lol/target/{name}")),
  /** SIDD Medium, sRGB (Abdelhamed et al., CVPR 2018). */
  SIDD(named(Part.TRAIN, "{scene}/{id}_NOISY_SRGB_{n}", "{scene}/{id}_GT_SRGB_{n}")),
  /** RealSR (Cai et al., ICCV 2019), factor 2, both cameras. */
  REALSR_X2(realSr(2)),
  /** RealSR, factor 3. */
  REALSR_X3(realSr(3)),
  /** RealSR, factor 4. */
  REALSR_X4(realSr(4)),
  /** DPDD (Abuolaim and Brown, ECCV 2020), both views: inputs have 6 channels. */
  DPDD(
      views(Part.TRAIN, "train_%s/source/{name}", "train_c/target/{target}", "l", "r"),
      views(Part.TRAIN, "train/input%s/{name}", "train/target/{target}", "L", "R"),
      views(Part.VAL, "val_%s/source/{name}", "val_c/target/{target}", "l", "r"),
      views(Part.VAL, "val/input%s/{name}", "val/target/{target}", "L", "R"),
      views(Part.TEST, "test_%s/source/{name}", "test_c/target/{target}", "l", "r"),
      views(Part.TEST, "test/DPDD/input%s/{name}", "test/DPDD/target/{target}", "L", "R")),
  /** DPDD, the combined view alone. */
  DPDD_CENTRE(
      views(Part.TRAIN, "train_%s/source/{name}", "train_c/target/{target}", "c"),
      views(Part.TRAIN, "train/input%s/{name}", "train/target/{target}", "C"),
      views(Part.VAL, "val_%s/source/{name}", "val_c/target/{target}", "c"),
      views(Part.VAL, "val/input%s/{name}", "val/target/{target}", "C"),
      views(Part.TEST, "test_%s/source/{name}", "test_c/target/{target}", "c"),
      views(Part.TEST, "test/DPDD/input%s/{name}", "test/DPDD/target/{target}", "C")),
  /** MIT-Adobe FiveK (Bychkovsky et al., CVPR 2011), exported as pictures. */
  FIVEK(
      named(Part.TRAIN, "Downloads/FiveK/input/{name}", "Downloads/FiveK/target/{name}"),
      named(Part.TRAIN, "train/FiveK/input/{name}", "train/FiveK/target/{name}"),
      named(Part.TEST, "test/FiveK/input/{name}", "test/FiveK/target/{name}"));

  static final String NAMES =
      String.join(", ", Arrays.stream(values()).map(Layout::toString).toList());

  private final List<Form> forms;

  Layout(Form... forms) {
    this.forms = List.of(forms);
  }

  /** The parts of a data set. */
  public enum Part {
    /** What is trained on. */
    TRAIN,
    /** What is looked at during training. */
    VAL,
    /** What is measured once at the end. */
    TEST
  }

  /** One way in which a part may lie. */
  record Form(Part part, Match match) {
    @Override
    public String toString() {
      return "%s and %s".formatted(match.inputTemplate(), match.targetTemplate());
    }
  }

  /** The ways in which a part may lie; none if the set has no such part of pictures. */
  List<Form> forms(Part part) {
    return forms.stream().filter(form -> form.part() == part).toList();
  }

  /** The parts that there are, in order. */
  List<Part> parts() {
    return forms.stream().map(Form::part).distinct().toList();
  }

  /** Whether inputs are the two views of a dual-pixel sensor. */
  boolean hasTwoViews() {
    return forms.get(0).match().inputRight().isPresent();
  }

  /** As in YAML. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Form named(Part part, String input, String target) {
    return new Form(
        part, new Match(By.NAME, Optional.of(input), Optional.of(target), Optional.empty()));
  }

  private static Form[] realSr(int factor) {
    String low = "{name}_LR" + factor;
    String zip = "realSR/x" + factor;
    return new Form[] {
      named(
          Part.TRAIN, "Train/%d/%s".formatted(factor, low), "Train/%d/{name}_HR".formatted(factor)),
      named(
          Part.TRAIN, "train/%s/LR/%s".formatted(zip, low), "train/%s/HR/{name}_HR".formatted(zip)),
      named(Part.TEST, "Test/%d/%s".formatted(factor, low), "Test/%d/{name}_HR".formatted(factor)),
      named(
          Part.TEST, "test/%s/input/{name}".formatted(zip), "test/%s/target/{name}".formatted(zip))
    };
  }

  /** Targets have names of their own, so that only the order tells what belongs together. */
  private static Form views(Part part, String input, String target, String... views) {
    return new Form(
        part,
        new Match(
            By.ORDER,
            Optional.of(input.formatted(views[0])),
            Optional.of(target),
            views.length < 2 ? Optional.empty() : Optional.of(input.formatted(views[1]))));
  }
}
