package io.mirnet.data.similarity;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores that are defined in full: of which samples, and which formulas. All metrics here, named
 * ones and general ones, are such definitions.
 */
public final class Definition implements Metric {
  private final Samples samples;
  private final List<Part> parts;

  private Definition(Samples samples, List<Part> parts) {
    this.samples = samples;
    this.parts = List.copyOf(parts);
  }

  private record Part(ScoreKind kind, Formula formula) {}

  private interface Formula {
    double of(Planes restored, Planes target, double peak);
  }

  /**
   * Starts a definition that has no score yet.
   *
   * @param samples what is measured
   * @return the definition
   */
  public static Definition of(Samples samples) {
    return new Definition(samples, List.of());
  }

  /**
   * Adds PSNR, over all samples of all channels.
   *
   * @return another definition
   */
  public Definition withPsnr() {
    return with(ScoreKind.PSNR, PixelError::psnr);
  }

  /**
   * Adds SSIM.
   *
   * @param variant whose
   * @return another definition
   */
  public Definition withSsim(SsimVariant variant) {
    return with(ScoreKind.SSIM, variant::of);
  }

  /**
   * Adds the mean absolute error, on the scale of the range.
   *
   * @return another definition
   */
  public Definition withMae() {
    return with(ScoreKind.MAE, (restored, target, peak) -> PixelError.mae(restored, target));
  }

  private Definition with(ScoreKind kind, Formula formula) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(kind, formula));
    return new Definition(samples, more);
  }

  /**
   * Returns what is measured.
   *
   * @return the scores in the order in which they were added
   */
  public List<ScoreKind> kinds() {
    return parts.stream().map(Part::kind).toList();
  }

  /**
   * Measures.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return the scores
   * @throws IllegalArgumentException if sizes or channels differ, Y is asked of something else than
   *     RGB, or what the crop leaves is smaller than the window of SSIM
   */
  @Override
  public Scores score(Image restored, Image target) {
    requireAlike(restored, target);
    Planes a = samples.of(restored);
    Planes b = samples.of(target);
    Map<String, Double> scores = new LinkedHashMap<>();
    parts.forEach(part -> scores.put(part.kind.name(), part.formula.of(a, b, samples.range())));
    return new Scores(scores);
  }

  /**
   * Checks that two images can be compared.
   *
   * @param restored the network's output
   * @param target the clean image
   * @throws IllegalArgumentException if sizes or channels differ; names both
   */
  public static void requireAlike(Image restored, Image target) {
    if (restored.width() != target.width()
        || restored.height() != target.height()
        || restored.channels() != target.channels()) {
      throw new IllegalArgumentException(
          "restored (%s) and target (%s) must have one size and one number of channels"
              .formatted(restored, target));
    }
  }
}
