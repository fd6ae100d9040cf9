/**
 * What of a network goes into a file for other programs: its graph with weights. Writers of formats
 * ({@code onnx}, {@code script}) depend on it; it depends on graphs and tensors alone.
 */
package io.mirnet.blocks.export;
