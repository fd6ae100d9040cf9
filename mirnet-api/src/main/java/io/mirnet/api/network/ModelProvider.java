package io.mirnet.api.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import java.util.Map;
import java.util.Optional;

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
   * Reads the options off the tensors of a weight file that holds no configuration, so that
   * published weights open by themselves. Every provider is asked about every such file, so only
   * what is surely this network's may be answered; whether all tensors fit is checked afterwards.
   *
   * @param tensors shapes under their public names, as {@link #publicName} gives them; a shape may
   *     have axes of size 1 that the network's has not, or lack them. There may be other tensors
   * @return the options of the network; empty if these are not its tensors
   */
  default Optional<C> recognize(Map<String, Shape> tensors) {
    return Optional.empty();
  }

  /**
   * Says by what name the network knows a tensor of a weight file, for files in which published
   * weights have other names than the block's parameters.
   *
   * @param foreign a name as a file has it, without what stands before all names
   * @return the parameter's public name: the names of its blocks and its own, joined by dots; a
   *     name that is public already, or not known, as it is
   */
  default String publicName(String foreign) {
    return foreign;
  }

  /**
   * Asks a provider whether it knows tensors.
   *
   * @param provider the provider
   * @param tensors shapes by public name
   * @return the network, if it does
   * @throws ProviderException if the provider throws
   */
  static Optional<Choice<ModelProvider<?>>> recognizedBy(
      ModelProvider<?> provider, Map<String, Shape> tensors) {
    return recognized(provider, tensors);
  }

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

  private static <C extends Record> Optional<Choice<ModelProvider<?>>> recognized(
      ModelProvider<C> provider, Map<String, Shape> tensors) {
    try {
      return provider.recognize(tensors).map(options -> new Choice<>(provider, options));
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new ProviderException(provider, e);
    }
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
