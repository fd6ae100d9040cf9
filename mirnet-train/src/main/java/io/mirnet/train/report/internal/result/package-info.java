/**
 * What trials left on disk, read and summed up: scores, learning curves, comparisons with their
 * intervals. For the report only, which shows it.
 */
package io.mirnet.train.report.internal.result;
