package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  private static final Manifest MANIFEST = AnyManifest.of(Map.of());

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("runs/mine");
  }

  private RunDirectory begin() {
    try (RunLock lock = RunDirectory.claim(folder, warning -> {})) {
      return RunDirectory.create(lock, "name: mine\n", MANIFEST);
    }
  }

  private void write(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "{");
  }

  @Test
  void aRunIsMadeWithItsFolders() {
    assertThat(begin().manifest()).isEqualTo(MANIFEST);
    assertThat(folder.resolve("config.yaml")).hasContent("name: mine\n");
    assertThat(RunDirectory.isBegun(folder)).isTrue();
    assertThat(RunDirectory.open(folder).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "manifest.json.tmp", "manifest.json", "config.yaml.tmp"})
  void aBeginningThatWasCutShortIsTakenOver(String left) throws IOException {
    write(left);
    assertThat(RunDirectory.isBegun(folder)).isFalse();
    assertThatThrownBy(() -> RunDirectory.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder + " is no run directory")
        .hasMessageContaining("start the run anew, by train CONFIG --run " + folder);
    assertThat(begin().manifest()).isEqualTo(MANIFEST);
    assertThat(folder)
        .isDirectoryNotContaining("glob:**.tmp")
        .isDirectoryContaining("glob:**/config.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config.yaml", "notes.txt", "checkpoints/last.safetensors", "metrics.jsonl"})
  void aFolderThatHoldsAnythingElseIsNot(String foreign) throws IOException {
    write(foreign);
    assertThatThrownBy(this::begin)
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining(
            "%s exists, is no run directory and holds %s"
                .formatted(folder, Path.of(foreign).getName(0)));
    assertThatThrownBy(() -> RunDirectory.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("it has no config.yaml and manifest.json");
    assertThat(folder.resolve("lock")).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThatThrownBy(() -> RunDirectory.requireFree(file)).isInstanceOf(RunExistsException.class);
    assertThatThrownBy(() -> RunDirectory.open(file)).isInstanceOf(InputException.class);
  }

  @Test
  void whoWantsToBeginARunThatIsThereHearsWhatToDo() throws IOException {
    begin();
    assertThatThrownBy(() -> RunDirectory.requireFree(folder))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("holds a run that never saved a checkpoint")
        .hasMessageContaining("--resume " + folder + " starts it anew from iteration 0");
    write("checkpoints/previous.safetensors");
    assertThatThrownBy(() -> RunDirectory.requireFree(folder))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("is not overwritten: go on with --resume " + folder);
  }

  @Test
  void aFolderThatIsBeingBegunIsRefused() throws IOException {
    Files.createDirectories(folder);
    try (RunLock lock = RunDirectory.claim(folder, warning -> {})) {
      assertThatThrownBy(this::begin).isInstanceOf(RunBusyException.class);
      assertThatCode(() -> RunDirectory.create(lock, "name: mine\n", MANIFEST))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> RunDirectory.create(lock, "name: late\n", MANIFEST))
          .isInstanceOf(RunExistsException.class);
    }
  }

  @Test
  void whatIsLeftHalfWrittenIsRemovedAndNothingElse() throws IOException {
    RunDirectory run = begin();
    List<String> ours =
        List.of(
            "config.yaml.tmp",
            "manifest.json.tmp",
            "metrics.jsonl.tmp",
            "result.json.tmp",
            "checkpoints/last.safetensors.tmp",
            "checkpoints/00005000.safetensors.tmp",
            "samples/.00000400.png.0b0e7f5c-6a1e-4d59-8a3b-0c8f7d1e2f3a.part",
            "restored/.a b.png.0b0e7f5c-6a1e-4d59-8a3b-0c8f7d1e2f3a.part");
    List<String> others =
        List.of("notes.tmp", "checkpoints/last.safetensors", "samples/mine.part", "x/a.json.tmp");
    for (String name : ours) {
      write(name);
    }
    for (String name : others) {
      write(name);
    }
    run.tidy();
    assertThat(ours).allSatisfy(name -> assertThat(folder.resolve(name)).doesNotExist());
    assertThat(others).allSatisfy(name -> assertThat(folder.resolve(name)).exists());
  }
}
