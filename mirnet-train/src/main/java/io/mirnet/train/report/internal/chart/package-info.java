/**
 * The two kinds of chart of a report, drawn as SVG. Which charts there are is decided by the
 * report, the only one to use this.
 */
package io.mirnet.train.report.internal.chart;
