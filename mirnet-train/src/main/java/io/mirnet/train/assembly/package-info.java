/**
 * Guice assembles here and nothing more: each class can be built by its constructor. Providers
 * found by ServiceLoader become one MapBinder for each extension point; an experiment becomes a
 * training.
 */
package io.mirnet.train.assembly;
