package io.mirnet.api.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides where pairs come from: {@code data.train: {type: paired, input: ..., target: ...}}.
 *
 * @param <C> the record of options
 */
public interface DataSetProvider<C extends Record> extends Provider<C> {

  /**
   * Opens the data set. Problems of its files (no partner, other size, not readable) are reported
   * here, all at once, not in the middle of a run.
   *
   * @param config the options
   * @param spec root folder, seed and use
   * @return the pairs
   * @throws io.mirnet.api.InputException if files are missing or don't match
   */
  PairedImages create(C config, DataSetSpec spec);

  /**
   * Opens the data set of a choice.
   *
   * @param choice a provider with options
   * @param spec root folder, seed and use
   * @return the pairs
   */
  static PairedImages build(Choice<? extends DataSetProvider<?>> choice, DataSetSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> PairedImages build(
      DataSetProvider<C> provider, Record options, DataSetSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}
