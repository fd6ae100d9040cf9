/**
 * YAML as an immutable tree whose every key and value knows its source, line and column, and the
 * problems that point at them. {@code io.mirnet.config} makes such trees; whoever prints origins or
 * varies configurations may depend on it.
 */
package io.mirnet.config.tree;
