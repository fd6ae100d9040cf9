/**
 * Images as numbers, and the extension points that supply, vary and measure them: data sets,
 * degradations, augmentations and metrics. No file is read here.
 */
package io.mirnet.api.image;
