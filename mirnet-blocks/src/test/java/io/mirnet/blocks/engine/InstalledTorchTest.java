package io.mirnet.blocks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the folders that pip makes, and empty files for libraries. */
class InstalledTorchTest {
  @TempDir private Path folder;
  private Path site;
  private Path torch;

  @BeforeEach
  void install() throws IOException {
    site = folder.resolve("venv/lib/python3.12/site-packages");
    torch = site.resolve("torch");
    file(torch.resolve("lib").resolve(System.mapLibraryName("torch")), "");
    file(torch.resolve("lib").resolve(System.mapLibraryName("torch_cuda")), "");
    file(torch.resolve("version.py"), "from typing import Optional\n\n" + version("2.7.1+cu126"));
    file(site.resolve("nvidia/cuda_runtime/lib/libcudart.so.12"), "");
  }

  @Test
  void withoutTheVariableNoneIsAskedFor() {
    assertThat(InstalledTorch.asked(machine(Map.of()))).isEmpty();
    assertThat(InstalledTorch.asked(machine(Map.of("MIRNET_TORCH", "")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"venv", "venv/lib/python3.12/site-packages/torch"})
  void anEnvironmentIsFoundAndTheFolderInIt(String place) {
    assertThat(InstalledTorch.asked(asking(folder.resolve(place))))
        .contains(new InstalledTorch(torch));
  }

  @Test
  void withADriverItIsLoadedForCudaAndDjlFindsTheRuntime() throws IOException {
    file(folder.resolve("proc/driver/nvidia/version"), "");
    assertThat(new InstalledTorch(torch).settings(machine(Map.of())))
        .containsOnly(
            Map.entry("PYTORCH_LIBRARY_PATH", torch.resolve("lib").toString()),
            Map.entry("PYTORCH_VERSION", "2.7.1"),
            Map.entry("PYTORCH_FLAVOR", "cu128"),
            Map.entry("jna.library.path", site.resolve("nvidia/cuda_runtime/lib").toString()));
  }

  @Test
  void withoutADriverItComputesOnTheCpu() {
    assertThat(new InstalledTorch(torch).settings(machine(Map.of())))
        .containsEntry("PYTORCH_FLAVOR", "cpu")
        .doesNotContainKey("jna.library.path");
  }

  @Test
  void aBuildForCpusIsTakenForOneInSpiteOfADriver() throws IOException {
    file(folder.resolve("proc/driver/nvidia/version"), "");
    Files.delete(torch.resolve("lib").resolve(System.mapLibraryName("torch_cuda")));
    assertThat(new InstalledTorch(torch).settings(machine(Map.of())))
        .containsEntry("PYTORCH_FLAVOR", "cpu");
  }

  @Test
  void aPlaceWithoutPyTorchIsRefused() {
    assertThatThrownBy(() -> InstalledTorch.asked(asking(site)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "MIRNET_TORCH: there is no PyTorch in %s: name a virtual environment after 'pip install torch==2.7.1' in it, or its folder site-packages/torch",
            site);
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    file(torch.resolve("version.py"), version("2.9.0"));
    assertThatThrownBy(() -> InstalledTorch.asked(asking(torch)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "MIRNET_TORCH: PyTorch in %s is 2.9.0, but DJL's bridge fits 2.7.1: pip install torch==2.7.1",
            torch);
  }

  @Test
  void theVersionOfAnUnpackedLibtorchIsReadToo() throws IOException {
    Files.delete(torch.resolve("version.py"));
    file(torch.resolve("build-version"), "2.6.0+cu124\n");
    assertThatThrownBy(() -> InstalledTorch.asked(asking(torch))).hasMessageContaining("is 2.6.0");
    file(torch.resolve("build-version"), "2.7.1+cu128\n");
    assertThat(InstalledTorch.asked(asking(torch))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION"})
  void aVariableOfDjlThatWouldWinIsRefused(String variable) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("MIRNET_TORCH", torch.toString());
    environment.put(variable, "2.8.0a0");
    assertThatThrownBy(() -> InstalledTorch.asked(machine(environment)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "MIRNET_TORCH and %s are both set, and either says which libtorch to take: unset %s",
            variable, variable);
  }

  private static String version(String number) {
    return "__version__ = '%s'\ndebug = False\n".formatted(number);
  }

  private Machine asking(Path place) {
    return machine(Map.of("MIRNET_TORCH", place.toString()));
  }

  private Machine machine(Map<String, String> environment) {
    return new Machine(folder, environment);
  }

  private static void file(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
