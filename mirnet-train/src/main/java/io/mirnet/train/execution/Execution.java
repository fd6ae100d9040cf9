package io.mirnet.train.execution;

/** By what a network computes. */
public enum Execution {
  /** By a script where the network's blocks have one, else by the blocks. */
  AUTO,
  /** By DJL's blocks, one call for each operation. */
  EAGER,
  /** By a script; a network that has none is refused. */
  COMPILED
}
