package io.mirnet.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.model.NetworkExport;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that doesn't do what the network does is not kept. */
class ExportJobTest {
  @TempDir private Path folder;
  private Network network;
  private ExportJob job;

  @BeforeEach
  void makeNetwork() {
    network =
        Network.create(
            Models.mirnet("width: 16, groups: [1], blocks_per_group: 1"), Device.cpu(), 1);
    job = new ExportJob(network, NetworkExport.of(network, false, Map.of()), folder.resolve("a"));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void anotherResultIsRefusedAndNoFileIsLeft() {
    assertThatThrownBy(() -> job.write(target(tensor -> tensor)))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching("the export is refused: it differs from mirnet by .*, more than 1e-04");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void noNumberIsRefused() {
    assertThatThrownBy(
            () ->
                job.write(
                    target(
                        tensor -> {
                          float[] values = new float[tensor.values().length];
                          values[5] = Float.NaN;
                          return new Tensor(tensor.shape(), values);
                        })))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("by NaN");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherShapeIsRefused() {
    assertThatThrownBy(() -> job.write(target(tensor -> new Tensor(new Shape(1), new float[] {1}))))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("of images (1, 3, 32, 36) it makes (1), and mirnet (1, 3, 32, 36)");
  }

  @Test
  void whatDoesNotRunIsRefusedAndAFormerFileStays() throws IOException {
    Files.writeString(folder.resolve("a"), "former");
    for (ExportFormat format : ExportFormat.values()) {
      assertThatThrownBy(() -> job.write(broken(format)))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("does not take the export");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertThat(folder.resolve("a")).hasContent("former");
  }

  private static ExportTarget broken(ExportFormat format) {
    return new ExportTarget() {
      @Override
      public void write(ExportedNetwork exported, OutputStream out) throws IOException {
        out.write("no model".getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public ExportedModel open(Path file) {
        return format.open(file);
      }
    };
  }

  /** Writes something, and computes something. */
  private static ExportTarget target(UnaryOperator<Tensor> computation) {
    return new ExportTarget() {
      @Override
      public void write(ExportedNetwork exported, OutputStream out) throws IOException {
        out.write(1);
      }

      @Override
      public ExportedModel open(Path file) {
        return new ExportedModel() {
          @Override
          public Tensor run(Tensor images) {
            return computation.apply(images);
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
      }
    };
  }
}
