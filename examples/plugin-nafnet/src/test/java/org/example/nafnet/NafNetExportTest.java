package org.example.nafnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.onnx.OnnxRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network as ONNX, in ONNX Runtime. */
class NafNetExportTest {
  private static final NafNetOptions SMALL =
      new NafNetOptions(3, 8, List.of(1, 1), 1, List.of(1, 1));

  /** Sides are multiples of what the network would pad to. */
  @Test
  void itComputesTheSameForImagesOfSeveralSizes() {
    try (Network network =
        Network.create(new Choice<>(new NafNetProvider(), SMALL), Device.cpu(), 1)) {
      // They begin at zero, with which blocks return their input.
      network
          .parameters()
          .all()
          .forEach(
              (name, array) -> {
                if (name.endsWith("beta") || name.endsWith("gamma")) {
                  array.addi(0.5f);
                }
              });
      try (OnnxRun onnx = OnnxRun.of(network, false)) {
        assertThat(onnx.distance(network, new Shape(1, 3, 16, 24))).isLessThan(1e-5);
        assertThat(onnx.distance(network, new Shape(3, 3, 36, 20))).isLessThan(1e-5);
        assertThat(onnx.distance(network, new Shape(2, 3, 64, 32))).isLessThan(1e-5);
      }
    }
  }
}
