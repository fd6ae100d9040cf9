package io.mirnet.train.step;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.mirnet.blocks.engine.Libtorch;
import io.mirnet.blocks.engine.Machine;
import java.util.Optional;

/** A GPU that the machine has and the engine computes without, by what stands between them. */
public enum MissedGpu {
  /** A CPU build of libtorch was loaded. */
  CPU_BUILD(
      "its libtorch is the CPU build; let MIRNET_TORCH name a PyTorch for CUDA, or build with -Pgpu"),
  /** The build is right, and finds no GPU. */
  NOT_USABLE(
      "libtorch for CUDA finds none that it can use; nvidia-smi says whether the driver works, and for which CUDA it is"),
  /** Libtorch finds the GPU, and DJL doesn't. */
  NOT_COUNTED(
      "DJL counts GPUs by CUDA's runtime, and finds no libcudart; let MIRNET_TORCH name a PyTorch, or install that library");

  private final String reason;

  MissedGpu(String reason) {
    this.reason = reason;
  }

  /**
   * Looks for a GPU that the engine of this process doesn't see.
   *
   * @return empty if there is none, or the engine sees one
   */
  public static Optional<MissedGpu> here() {
    Engine engine = Engine.getInstance();
    return engine.getGpuCount() > 0
        ? Optional.empty()
        : on(
            Machine.here(),
            Libtorch.loaded().isForCuda(),
            engine.hasCapability(StandardCapabilities.CUDA));
  }

  /** As {@link #here}, of an engine that counts no GPU. */
  static Optional<MissedGpu> on(Machine machine, boolean builtForCuda, boolean computesOnIt) {
    if (!machine.hasNvidiaGpu()) {
      return Optional.empty();
    }
    if (!builtForCuda) {
      return Optional.of(CPU_BUILD);
    }
    return Optional.of(computesOnIt ? NOT_COUNTED : NOT_USABLE);
  }

  /**
   * Says so to a user.
   *
   * @return one line: what is wrong and what to do
   */
  public String text() {
    return "this machine has an NVIDIA GPU, but the engine computes on the CPU: "
        + reason
        + " (docs/gpu.md)";
  }
}
