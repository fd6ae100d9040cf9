/** The commands that show what can stand after {@code type:}, plugins' providers included. */
package io.mirnet.cli.plugin;
