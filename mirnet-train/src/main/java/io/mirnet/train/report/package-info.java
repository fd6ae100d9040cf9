/**
 * Reads a sweep's directory, finished or still running, compares its settings, and writes what was
 * found as one HTML page and as Markdown. Only the command line and the sweep's own command need
 * it; it reads what trials left on disk and never runs a network.
 */
package io.mirnet.train.report;
