/** The commands on sweeps: running, watching and reporting them. */
package io.mirnet.cli.sweep;
