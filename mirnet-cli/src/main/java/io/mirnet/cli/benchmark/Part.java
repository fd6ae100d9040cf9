package io.mirnet.cli.benchmark;

import java.util.Locale;

/** What can be measured. */
enum Part {
  /** One image through the network, as it is restored. */
  INFERENCE,
  /** One whole update, as it is trained. */
  TRAINING,
  /** One batch, from the pictures to its values. */
  DATA,
  /** The machine's own product of two matrices, which the others are held to. */
  GEMM;

  /** Returns the name in tables. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
