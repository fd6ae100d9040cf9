/**
 * YAML as an immutable tree whose every key and value knows its source, line and column, and the
 * layering of such trees. Only {@code io.mirnet.config} and those who print origins may depend on
 * it.
 */
package io.mirnet.config.tree;
