/**
 * How YAML becomes a tree: reading, layering, overriding. For mirnet's own modules; it may change
 * with any release, so that plugins and programs use {@link io.mirnet.config.ConfigurationReader}.
 */
package io.mirnet.config.internal;
