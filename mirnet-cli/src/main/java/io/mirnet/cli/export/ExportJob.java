package io.mirnet.cli.export;

import io.mirnet.blocks.Network;
import io.mirnet.blocks.export.ExportedNetwork;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes one file. It has another name until it was run and does what it should; else there is
 * none, and a former one is unchanged.
 *
 * @param network computes eagerly
 * @param exported what is taken out of it
 * @param output the file
 */
record ExportJob(Network network, ExportedNetwork exported, Path output) {

  /**
   * Writes the file and runs it.
   *
   * @throws ExportException if it doesn't do what the network does
   */
  Verification.Result write(ExportTarget target) {
    Path part = output.resolveSibling(output.getFileName() + ".part");
    try {
      Files.createDirectories(output.toAbsolutePath().getParent());
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
          target.write(exported, out);
        }
        Verification.Result result;
        try (ExportedModel model = target.open(part)) {
          result = new Verification(network, exported).of(model);
        }
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
        return result;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be written: %s".formatted(output, e), e);
    }
  }
}
