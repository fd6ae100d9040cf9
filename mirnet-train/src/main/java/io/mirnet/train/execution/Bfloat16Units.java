package io.mirnet.train.execution;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import io.mirnet.blocks.engine.Machine;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Which devices have units that multiply in bfloat16. Without them an engine computes in bfloat16
 * too, but several times slower than in float32.
 */
public final class Bfloat16Units {
  /** From this compute capability on, 8.0, tensor cores take bfloat16. */
  private static final int AMPERE = 80;

  private final Set<String> processorFlags;
  private final IntFunction<String> computeCapability;

  /** Takes from the engine what only it knows. */
  Bfloat16Units(Machine machine, IntFunction<String> computeCapability) {
    processorFlags = machine.processorFlags();
    this.computeCapability = computeCapability;
  }

  /**
   * Returns the units of this machine.
   *
   * @return those of its processor and its GPUs
   */
  public static Bfloat16Units here() {
    return new Bfloat16Units(Machine.here(), CudaUtils::getComputeCapability);
  }

  /**
   * Asks whether bfloat16 is worth while.
   *
   * @param device a device of this machine
   * @return whether it has such units; of a processor other than x86 on Linux it isn't known, and
   *     is taken for no
   */
  public boolean areOn(Device device) {
    return !of(device).isEmpty();
  }

  /**
   * Says which units a device has.
   *
   * @param device a device of this machine
   * @return their names, or that there are none
   */
  public String on(Device device) {
    String units = of(device);
    return units.isEmpty() ? "no units for it" : units;
  }

  private String of(Device device) {
    if (!device.isGpu()) {
      return String.join(
          ", ", Stream.of("amx_bf16", "avx512_bf16").filter(processorFlags::contains).toList());
    }
    String capability = computeCapability.apply(device.getDeviceId());
    return Integer.parseInt(capability) < AMPERE ? "" : "tensor cores";
  }
}
