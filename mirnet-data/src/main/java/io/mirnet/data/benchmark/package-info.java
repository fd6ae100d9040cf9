/**
 * The benchmarks that come as Matlab files: SIDD's blocks, also as a data set ({@code blocks}), and
 * DND's pictures with their boxes, and the files that the benchmarks take back. Meant for the
 * command line; of this module it uses the package {@code matlab}.
 */
package io.mirnet.data.benchmark;
