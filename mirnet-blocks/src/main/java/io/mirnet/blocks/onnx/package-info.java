/**
 * Writes networks as ONNX. The only package that knows the format's messages; commands and programs
 * depend on it, blocks don't.
 */
package io.mirnet.blocks.onnx;
