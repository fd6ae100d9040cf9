/**
 * The command line: one class a command, exit codes, and everything that is printed. The only place
 * that writes to the terminal or ends the process. Nothing depends on it.
 */
package io.mirnet.cli;
