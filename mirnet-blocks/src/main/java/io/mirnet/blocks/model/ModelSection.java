package io.mirnet.blocks.model;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ModelProvider;

/**
 * The configuration in a model file: the {@code model} section alone.
 *
 * @param model the network
 */
public record ModelSection(
    @Default("{type: mirnet-v2}") @Doc("the network") Choice<ModelProvider<?>> model) {}
