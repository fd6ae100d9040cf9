package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.blocks.engine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissedGpuTest {
  @TempDir private Path root;

  @Test
  void aMachineWithoutAGpuMissesNone() {
    assertThat(MissedGpu.on(machine(), false, false)).isEmpty();
    assertThat(MissedGpu.on(machine(), true, false)).isEmpty();
  }

  @Test
  void whatStandsBetweenIsSaid() throws IOException {
    Files.createFile(Files.createDirectory(root.resolve("dev")).resolve("nvidia0"));
    assertThat(MissedGpu.on(machine(), false, false)).contains(MissedGpu.CPU_BUILD);
    assertThat(MissedGpu.on(machine(), true, false)).contains(MissedGpu.NOT_USABLE);
    assertThat(MissedGpu.on(machine(), true, true)).contains(MissedGpu.NOT_COUNTED);
  }

  @Test
  void theTextSaysWhatToDo() {
    assertThat(MissedGpu.CPU_BUILD.text())
        .isEqualTo(
            "this machine has an NVIDIA GPU, but the engine computes on the CPU: its libtorch is the CPU build; let MIRNET_TORCH name a PyTorch for CUDA, or build with -Pgpu (docs/gpu.md)");
    assertThat(MissedGpu.NOT_USABLE.text()).contains("nvidia-smi");
    assertThat(MissedGpu.NOT_COUNTED.text()).contains("libcudart", "MIRNET_TORCH");
  }

  private Machine machine() {
    return new Machine(root, Map.of());
  }
}
