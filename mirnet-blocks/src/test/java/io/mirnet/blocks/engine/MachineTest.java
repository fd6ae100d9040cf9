package io.mirnet.blocks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
  @TempDir private Path root;

  @Test
  void anEmptyMachineHasNothing() {
    assertThat(machine().hasNvidiaGpu()).isFalse();
    assertThat(machine().hasNvidiaDriver()).isFalse();
    assertThat(machine().processorFlags()).isEmpty();
  }

  @Test
  void freeMemoryIsWhatTheKernelOrTheContainerLeaves() throws IOException {
    assertThat(machine().freeMemory()).isEmpty();
    file("proc/meminfo", "MemTotal: 16000 kB\nMemFree:  500 kB\nMemAvailable:    8000 kB\n");
    assertThat(machine().freeMemory()).hasValue(8000 * 1024);
    file("sys/fs/cgroup/memory.max", "max\n");
    file("sys/fs/cgroup/memory.current", "3000000\n");
    file("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 500000\n");
    assertThat(machine().freeMemory()).hasValue(8000 * 1024);
    file("sys/fs/cgroup/memory.max", "4000000\n");
    assertThat(machine().freeMemory()).hasValue(4_000_000 - 3_000_000 + 500_000);
  }

  @Test
  void aGpuHasADeviceFile() throws IOException {
    file("dev/nvidia1", "");
    assertThat(machine().hasNvidiaGpu()).isTrue();
  }

  @Test
  void aContainerSeesItsHostsDriverButNoGpuThatItWasNotGiven() throws IOException {
    file("proc/driver/nvidia/version", "NVRM version: 570");
    file("dev/nvidiactl", "");
    assertThat(machine().hasNvidiaDriver()).isTrue();
    assertThat(machine().hasNvidiaGpu()).isFalse();
  }

  @Test
  void aGuestOfWindowsHasItsGpuAndDriver() throws IOException {
    file("dev/dxg", "");
    assertThat(machine().hasNvidiaGpu()).as("of another vendor").isFalse();
    file("usr/lib/wsl/lib/libcuda.so.1", "");
    assertThat(machine().hasNvidiaGpu()).isTrue();
    assertThat(machine().hasNvidiaDriver()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "-1, false",
    "NoDevFiles, false",
    "0, true",
    "'1,0', true",
    "GPU-8932f937, true",
    "MIG-1c2a, true"
  })
  void aGpuThatIsHiddenOnPurposeDoesNotCount(String visible, boolean seen) throws IOException {
    file("dev/nvidia0", "");
    assertThat(new Machine(root, Map.of("CUDA_VISIBLE_DEVICES", visible)).hasNvidiaGpu())
        .isEqualTo(seen);
  }

  @Test
  void flagsAreThoseOfTheFirstProcessor() throws IOException {
    file(
        "proc/cpuinfo",
        """
        processor\t: 0
        model name\t: Some CPU with avx512_bf16 in its name
        flags\t\t: fpu avx512f fpu amx_bf16
        vmx flags\t: vnmi
        processor\t: 1
        flags\t\t: fpu
        """);
    assertThat(machine().processorFlags()).containsExactlyInAnyOrder("fpu", "avx512f", "amx_bf16");
    assertThat(machine().processor()).contains("Some CPU with avx512_bf16 in its name");
  }

  @Test
  void aProcessorWithoutFlagsHasNone() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nFeatures\t: fp asimd bf16\nflags\t\t:\n");
    assertThat(machine().processorFlags()).doesNotContain("bf16", "fp");
    assertThat(machine().processor()).isEmpty();
  }

  private Machine machine() {
    return new Machine(root, Map.of());
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
