/** The command that cuts data sets before a training, and its record of what was cut. */
package io.mirnet.cli.prepare;
