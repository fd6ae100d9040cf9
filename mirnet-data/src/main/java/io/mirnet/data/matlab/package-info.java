/**
 * Matlab's files: arrays of numbers and cells of them, read from version 5 and 7.3, and cells of
 * pictures written as version 5. Knows nothing of any benchmark; {@code io.mirnet.data.benchmark}
 * uses it and is the one package that does. The libraries for the two formats stay in here.
 */
package io.mirnet.data.matlab;
