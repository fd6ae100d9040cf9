/**
 * The one place that knows which engine is behind DJL: what DJL's own interface leaves out is asked
 * of PyTorch here, and which libtorch is loaded is settled. Blocks, training and restoration may
 * depend on it.
 */
package io.mirnet.blocks.engine;
