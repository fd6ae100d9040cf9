package io.mirnet.blocks.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of libtorch's libraries.
 *
 * @param folder where they are
 */
public record Libtorch(Path folder) {

  /**
   * Returns the libtorch that the engine computes with, and starts the engine.
   *
   * @return the one that was loaded
   */
  public static Libtorch loaded() {
    Engine.getInstance(); // the native library is loaded with it
    return new Libtorch(Path.of(LibUtils.getLibtorchPath()));
  }

  /**
   * Asks whether libraries are here at all.
   *
   * @return false in any other folder
   */
  public boolean isThere() {
    return Files.isRegularFile(folder.resolve(System.mapLibraryName("torch")));
  }

  /**
   * Asks which build it is.
   *
   * @return whether it could compute on NVIDIA's GPUs
   */
  public boolean isForCuda() {
    return Files.isRegularFile(folder.resolve(System.mapLibraryName("torch_cuda")));
  }

  /**
   * Describes it.
   *
   * @return the folder, and which build is in it
   */
  public String text() {
    return "%s, %s".formatted(folder, isForCuda() ? "for CUDA" : "for CPUs only");
  }
}
