package io.mirnet.train.execution;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.mirnet.blocks.engine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bfloat16UnitsTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "fpu avx2 avx512f avx512_vnni, false, no units for it",
    "fpu avx512f avx512_bf16 wbnoinvd, true, avx512_bf16",
    "avx512_bf16 amx_bf16 amx_tile amx_int8, true, 'amx_bf16, avx512_bf16'",
    "amx_tile amx_int8 avx512_bf16x, false, no units for it",
  })
  void aProcessorSaysItByItsFlags(String flags, boolean there, String text) throws IOException {
    Path proc = Files.createDirectory(root.resolve("proc"));
    Files.writeString(proc.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: " + flags + "\n\n");
    Bfloat16Units units = units("80");
    assertThat(units.areOn(Device.cpu())).isEqualTo(there);
    assertThat(units.on(Device.cpu())).isEqualTo(text);
  }

  @Test
  void aProcessorThatSaysNothingHasNone() {
    assertThat(units("90").areOn(Device.cpu())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "61, false",
    "75, false",
    "80, true",
    "86, true",
    "90, true",
    "100, true",
    "120, true"
  })
  void aGpuHasThemFromComputeCapabilityEightOn(String capability, boolean there) {
    assertThat(units(capability).areOn(Device.gpu(0))).isEqualTo(there);
    assertThat(units(capability).on(Device.gpu(0)))
        .isEqualTo(there ? "tensor cores" : "no units for it");
  }

  @Test
  void theGpuThatIsAskedAboutIsLookedAt() {
    Bfloat16Units mixed = new Bfloat16Units(machine(), number -> number == 1 ? "80" : "70");
    assertThat(mixed.areOn(Device.gpu(0))).isFalse();
    assertThat(mixed.areOn(Device.gpu(1))).isTrue();
  }

  @Test
  void theProcessorOfThisMachineCanBeAskedWithoutAnEngine() {
    assertThat(Bfloat16Units.here().on(Device.cpu()))
        .matches("no units for it|(amx_bf16|avx512_bf16|amx_bf16, avx512_bf16)");
  }

  private Bfloat16Units units(String capability) {
    return new Bfloat16Units(machine(), number -> capability);
  }

  private Machine machine() {
    return new Machine(root, Map.of());
  }
}
