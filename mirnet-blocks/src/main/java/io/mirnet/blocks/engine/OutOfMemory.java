package io.mirnet.blocks.engine;

import ai.djl.engine.EngineException;
import java.util.stream.Stream;

/** Tells a lack of memory from other failures, which the engine reports as text alone. */
public final class OutOfMemory {
  /** What libtorch 2 says: of the CPU's allocator, CUDA's allocator, and cuDNN or cuBLAS. */
  private static final String[] SAYINGS = {
    "not enough memory",
    "DefaultCPUAllocator: can't allocate",
    "CUDA out of memory",
    "CUDA error: out of memory",
    "CUDNN_STATUS_ALLOC_FAILED",
    "CUBLAS_STATUS_ALLOC_FAILED",
  };

  private OutOfMemory() {}

  /**
   * Tells whether memory was lacking, native or Java's.
   *
   * @param failure what was caught
   * @return true if that is why it was thrown
   */
  public static boolean isReasonOf(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return true;
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof EngineException && Stream.of(SAYINGS).anyMatch(message::contains);
  }
}
