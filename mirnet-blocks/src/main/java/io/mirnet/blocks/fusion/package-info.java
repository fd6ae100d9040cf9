/**
 * The built-in feature fusions: SKFF, concatenation and sum. Nothing depends on this package; its
 * providers are found by ServiceLoader, as a plugin's are.
 */
package io.mirnet.blocks.fusion;
