package io.mirnet.cli.export;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mirnet.blocks.onnx.OnnxFile;
import io.mirnet.blocks.weights.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** An ONNX file in ONNX Runtime, on the CPU. */
final class OnnxSession implements ExportedModel {
  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxSession(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  static ExportedModel open(Path file) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return new OnnxSession(environment, environment.createSession(file.toString()));
    } catch (OrtException e) {
      throw refused(e);
    }
  }

  @Override
  public Tensor run(Tensor images) {
    FloatBuffer values = FloatBuffer.wrap(images.values());
    try (OnnxTensor input =
            OnnxTensor.createTensor(environment, values, images.shape().getShape());
        OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, input))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      float[] restored = new float[output.getFloatBuffer().remaining()];
      output.getFloatBuffer().get(restored);
      return new Tensor(new Shape(output.getInfo().getShape()), restored);
    } catch (OrtException e) {
      throw refused(e);
    }
  }

  private static ExportException refused(OrtException e) {
    return new ExportException("ONNX Runtime does not take the export: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw refused(e);
    }
  }
}
