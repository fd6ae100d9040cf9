package io.mirnet.cli.export;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.blocks.engine.Script;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TorchScript file in libtorch, on the CPU. */
final class ScriptModule implements ExportedModel {
  private final NDManager manager;
  private final Script script;

  private ScriptModule(NDManager manager, Script script) {
    this.manager = manager;
    this.script = script;
  }

  static ExportedModel open(Path file) {
    NDManager manager = NDManager.newBaseManager(Device.cpu());
    try {
      return new ScriptModule(manager, Script.load(manager, Files.readAllBytes(file)));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException("%s can't be read: %s".formatted(file, e), e);
    } catch (RuntimeException e) {
      manager.close();
      throw new ExportException("libtorch does not take the export: " + e.getMessage(), e);
    }
  }

  @Override
  public Tensor run(Tensor images) {
    try (NDManager inner = manager.newSubManager()) {
      NDArray input = inner.create(images.values(), images.shape());
      NDArray output = script.call(inner, "forward", input).singletonOrThrow();
      return new Tensor(output.getShape(), output.toFloatArray());
    }
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
