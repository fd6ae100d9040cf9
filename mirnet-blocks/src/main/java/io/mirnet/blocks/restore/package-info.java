/**
 * Restoration of whole images by a trained network: padding, tiles and their seams. Programs,
 * evaluation and the validation during training all come through here.
 */
package io.mirnet.blocks.restore;
