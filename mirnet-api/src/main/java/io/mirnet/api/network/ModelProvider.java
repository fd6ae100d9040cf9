package io.mirnet.api.network;

import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides the whole network: {@code model: {type: mirnet-v2}}.
 *
 * <p>The block takes images (N, {@link ImageSpec#inChannels()}, H, W) with values in [0, 1], H and
 * W multiples of {@link ImageSpec#multiple()}, and returns (N, {@link ImageSpec#outChannels()}, H,
 * W).
 *
 * @param <C> the record of options
 */
public interface ModelProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the network, not yet initialized.
   *
   * @param config the options
   * @return a new block
   */
  Block create(C config);

  /**
   * Says what images the network takes.
   *
   * @param config the options
   * @return channels and the multiple of the sides
   */
  ImageSpec images(C config);

  /**
   * Makes the network of a choice.
   *
   * @param choice a provider with options
   * @return a new block
   */
  static Block build(Choice<? extends ModelProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  /**
   * Says what images the network of a choice takes.
   *
   * @param choice a provider with options
   * @return channels and the multiple of the sides
   */
  static ImageSpec imagesOf(Choice<? extends ModelProvider<?>> choice) {
    return imagesOf(choice.provider(), choice.options());
  }

  private static <C extends Record> Block build(ModelProvider<C> provider, Record options) {
    return Choice.make(provider, options, ModelProvider::create);
  }

  private static <C extends Record> ImageSpec imagesOf(ModelProvider<C> provider, Record options) {
    return Choice.make(provider, options, ModelProvider::images);
  }

  /**
   * The images that a network takes.
   *
   * @param inChannels channels of the input; 6 for the two views of a dual-pixel sensor
   * @param outChannels channels of the output
   * @param multiple both sides of the input must be multiples of this
   */
  record ImageSpec(int inChannels, int outChannels, int multiple) {}
}
