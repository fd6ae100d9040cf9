package io.mirnet.cli.export;

import io.mirnet.blocks.weights.Tensor;

/** A file that was exported, run by what it was exported for. */
interface ExportedModel extends AutoCloseable {

  /**
   * Computes.
   *
   * @param images (N, C, H, W)
   * @return the output
   */
  Tensor run(Tensor images);

  @Override
  void close();
}
