/**
 * What every page of a report is written with: elements of HTML and SVG, style sheets, numbers as
 * people read them. Knows nothing of sweeps; for the report only.
 */
package io.mirnet.train.report.internal.markup;
