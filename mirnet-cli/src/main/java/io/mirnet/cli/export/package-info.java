/** The command that writes models for other programs, and runs what it wrote before it is kept. */
package io.mirnet.cli.export;
