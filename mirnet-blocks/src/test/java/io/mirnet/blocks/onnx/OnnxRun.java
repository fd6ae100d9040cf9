package io.mirnet.blocks.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.model.NetworkExport;
import io.mirnet.blocks.weights.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;

/** What an exported network computes in ONNX Runtime. */
public final class OnnxRun implements AutoCloseable {
  private final OrtSession session;

  private OnnxRun(byte[] file) throws OrtException {
    session = OrtEnvironment.getEnvironment().createSession(file);
  }

  /** Exports a network and loads it. */
  public static OnnxRun of(Network network, boolean pad) {
    try {
      return new OnnxRun(bytes(NetworkExport.of(network, pad, Map.of())));
    } catch (OrtException e) {
      throw new AssertionError("ONNX Runtime doesn't take it", e);
    }
  }

  /** The file of a network. */
  static byte[] bytes(ExportedNetwork network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OnnxFile.write(network, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Computes; images are (N, C, H, W). */
  public Tensor run(Tensor images) {
    FloatBuffer values = FloatBuffer.wrap(images.values());
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), values, images.shape().getShape());
        OrtSession.Result results = session.run(Map.of("input", input))) {
      OnnxTensor output = (OnnxTensor) results.get("output").orElseThrow();
      FloatBuffer found = output.getFloatBuffer();
      float[] numbers = new float[found.remaining()];
      found.get(numbers);
      return new Tensor(new Shape(output.getInfo().getShape()), numbers);
    } catch (OrtException e) {
      throw new AssertionError("ONNX Runtime doesn't compute it", e);
    }
  }

  /** The largest distance from what the network computes by itself, for images of a shape. */
  public double distance(Network network, Shape shape) {
    Tensor images = new Tensor(shape, Samples.pixels(shape.size(), shape.size()));
    Tensor actual = run(images);
    Tensor expected = eager(network, images);
    if (!actual.shape().equals(expected.shape())) {
      throw new AssertionError(actual.shape() + " and not " + expected.shape());
    }
    return Samples.distance(actual.values(), expected.values());
  }

  /** What the network computes by itself. */
  public static Tensor eager(Network network, Tensor images) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray output = network.evaluate(Samples.array(manager, images));
      return new Tensor(output.getShape(), output.toFloatArray());
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
