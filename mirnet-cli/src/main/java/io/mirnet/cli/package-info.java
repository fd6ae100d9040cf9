/**
 * The command line: one class a command, those on sweeps, plugins, pictures and speed in packages
 * of their own. The only place that writes to the terminal or ends the process. Nothing depends on
 * it.
 */
package io.mirnet.cli;
