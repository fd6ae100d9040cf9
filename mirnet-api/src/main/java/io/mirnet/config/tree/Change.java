package io.mirnet.config.tree;

/**
 * A value to lay over a configuration: what an axis of a sweep does.
 *
 * @param path the key, as in {@code model.fusion} or {@code train.patches.stages[0].patch}
 * @param origin where the path was written
 * @param value the value
 */
public record Change(String path, Origin origin, Node value) {}
