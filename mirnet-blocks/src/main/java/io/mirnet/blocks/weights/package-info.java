/**
 * Files of weights: safetensors, read and written, and PyTorch's .pth, read only. Nothing here
 * knows a network; every package of this module and every module above it may depend on this one.
 */
package io.mirnet.blocks.weights;
