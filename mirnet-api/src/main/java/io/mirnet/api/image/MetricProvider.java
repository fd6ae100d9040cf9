package io.mirnet.api.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import java.util.List;

/**
 * Decides how restored images are measured: {@code train.validation.protocol: lol}.
 *
 * @param <C> the record of options
 */
public interface MetricProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the metric.
   *
   * @param config the options
   * @return the metric
   */
  Metric create(C config);

  /**
   * Declares what the metric measures, without measuring: a sweep's objective and {@code
   * train.monitor} are checked against it before anything starts.
   *
   * @param config the options
   * @return the scores in the order of tables, the most telling first; PSNR and SSIM unless
   *     overridden. An image may lack one of them, and never has others
   */
  default List<ScoreKind> scores(C config) {
    return List.of(ScoreKind.PSNR, ScoreKind.SSIM);
  }

  /**
   * Returns what the metric of a choice measures.
   *
   * @param choice a provider with options
   * @return its scores
   */
  static List<ScoreKind> scoresOf(Choice<? extends MetricProvider<?>> choice) {
    return scoresOf(choice.provider(), choice.options());
  }

  private static <C extends Record> List<ScoreKind> scoresOf(
      MetricProvider<C> provider, Record options) {
    return List.copyOf(Choice.make(provider, options, MetricProvider::scores));
  }

  /**
   * Makes the metric of a choice.
   *
   * @param choice a provider with options
   * @return the metric
   */
  static Metric build(Choice<? extends MetricProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> Metric build(MetricProvider<C> provider, Record options) {
    return Choice.make(provider, options, MetricProvider::create);
  }
}
