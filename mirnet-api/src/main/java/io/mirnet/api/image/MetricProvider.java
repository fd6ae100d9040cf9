package io.mirnet.api.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

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
