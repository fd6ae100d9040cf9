package io.mirnet.api.network;

import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides how the features of several streams are merged: {@code model.fusion: {type: skff}}.
 *
 * <p>The block takes {@link FusionSpec#inputs()} arrays of one shape (N, C, H, W) in one {@code
 * NDList} and returns one array of that shape.
 *
 * @param <C> the record of options
 */
public interface FusionProvider<C extends Record> extends Provider<C> {

  /**
   * Makes a fusion block, not yet initialized.
   *
   * @param config the options
   * @param spec channels and number of inputs
   * @return a new block; each call makes another, with parameters of its own
   */
  Block create(C config, FusionSpec spec);

  /**
   * Makes the block of a choice.
   *
   * @param choice a provider with options
   * @param spec channels and number of inputs
   * @return a new block
   */
  static Block build(Choice<? extends FusionProvider<?>> choice, FusionSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> Block build(
      FusionProvider<C> provider, Record options, FusionSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}
