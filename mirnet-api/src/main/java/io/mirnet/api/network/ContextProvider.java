package io.mirnet.api.network;

import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides the residual block of a stream: {@code model.context: {type: rcb}}.
 *
 * <p>The block takes one array (N, C, H, W) and returns one of the same shape.
 *
 * @param <C> the record of options
 */
public interface ContextProvider<C extends Record> extends Provider<C> {

  /**
   * Makes a context block, not yet initialized.
   *
   * @param config the options
   * @param spec channels, group count and whether to add the input
   * @return a new block; each call makes another, with parameters of its own
   */
  Block create(C config, ContextSpec spec);

  /**
   * Makes the block of a choice.
   *
   * @param choice a provider with options
   * @param spec channels, group count and skip
   * @return a new block
   */
  static Block build(Choice<? extends ContextProvider<?>> choice, ContextSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> Block build(
      ContextProvider<C> provider, Record options, ContextSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}
