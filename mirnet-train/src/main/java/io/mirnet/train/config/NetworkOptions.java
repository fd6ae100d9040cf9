package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Inline;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.NamePattern;
import io.mirnet.blocks.model.StartingWeights;
import java.util.List;
import java.util.Optional;

/**
 * The network of a run: a model with its options, and beside them what it starts from.
 *
 * @param network the model and its options
 * @param weights what it starts from; random weights if absent
 * @param freeze public names of parameters that are not trained; {@code *} stands for any
 *     characters
 */
public record NetworkOptions(
    @Inline Choice<ModelProvider<?>> network,
    @Doc("weights to start from: a .pth, a .safetensors or a run; random ones if absent")
        Optional<StartingWeights> weights,
    @Default("[]") @Doc("names of parameters not to train, as in body.0.*") List<String> freeze) {
  /** Copies the list. */
  public NetworkOptions {
    freeze = List.copyOf(freeze);
  }

  /**
   * Makes the options of a network that starts from random weights and is trained as a whole.
   *
   * @param network the model and its options
   */
  public NetworkOptions(Choice<ModelProvider<?>> network) {
    this(network, Optional.empty(), List.of());
  }

  /**
   * Returns what is frozen.
   *
   * @return patterns of public names
   */
  public List<NamePattern> frozen() {
    return freeze.stream().map(NamePattern::new).toList();
  }
}
