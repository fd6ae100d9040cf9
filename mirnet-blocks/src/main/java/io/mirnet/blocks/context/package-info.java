/**
 * The built-in context blocks: the residual contextual block of MIRNet-v2 and a plain residual
 * block. Nothing depends on this package; its providers are found by ServiceLoader.
 */
package io.mirnet.blocks.context;
