/** The command that measures speed: what it times, in which turns, and how it is printed. */
package io.mirnet.cli.benchmark;
