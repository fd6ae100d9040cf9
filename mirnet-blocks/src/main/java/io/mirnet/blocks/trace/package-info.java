/**
 * Runs a block on arrays that hold only shapes and keeps what it did: the source of summaries, of
 * exported graphs and of the shapes of children, for plugins' blocks as for our own. It depends on
 * nothing of mirnet; every package of this module and every module above it may depend on it.
 */
package io.mirnet.blocks.trace;
