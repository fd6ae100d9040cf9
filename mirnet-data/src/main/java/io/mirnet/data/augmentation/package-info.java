/**
 * The built-in augmentations: {@code flip-rotate} for each patch, {@code mixup} for a batch. Found
 * as services, so nothing depends on this package; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.augmentation;
