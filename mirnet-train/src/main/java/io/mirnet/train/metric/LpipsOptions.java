package io.mirnet.train.metric;

import io.mirnet.api.Doc;
import java.nio.file.Path;

/**
 * Options of {@code lpips}.
 *
 * @param file a TorchScript file from two images in [-1, 1] to their distance
 */
public record LpipsOptions(
    @Doc("a TorchScript file of yours from two images in [-1, 1] to their distance") Path file) {}
