/**
 * The built-in augmentations: of each patch its turn, its light, its colours, and what of it is
 * clean; of a batch which pairs are mixed. Found as services, so nothing depends on this package;
 * it depends on {@code io.mirnet.api}, and on the curve of sRGB beside the degradations.
 */
package io.mirnet.data.augmentation;
