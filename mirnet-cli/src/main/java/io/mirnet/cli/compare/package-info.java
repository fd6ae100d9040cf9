/** The command that shows runs side by side. */
package io.mirnet.cli.compare;
