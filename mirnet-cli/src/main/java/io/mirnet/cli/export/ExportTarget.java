package io.mirnet.cli.export;

import io.mirnet.blocks.export.ExportedNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a format, and runs what was written. */
interface ExportTarget {

  /**
   * Writes a network.
   *
   * @param network what to write
   * @param out is not closed
   */
  void write(ExportedNetwork network, OutputStream out) throws IOException;

  /**
   * Opens a file.
   *
   * @param file what was written
   * @return the model; the caller closes it
   * @throws ExportException if it doesn't run
   */
  ExportedModel open(Path file);
}
