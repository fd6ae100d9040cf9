package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointsTest {
  @TempDir private Path folder;

  /** As exFAT, CIFS and file systems that know no links at all put it. */
  static Stream<SecondName.Link> withoutLinks() {
    return Stream.of(
        (link, existing) -> {
          throw new FileSystemException(link.toString(), null, "Operation not permitted");
        },
        (link, existing) -> {
          throw new AccessDeniedException(link.toString());
        },
        (link, existing) -> {
          throw new IOException("Function not implemented");
        },
        (link, existing) -> {
          throw new UnsupportedOperationException();
        });
  }

  @ParameterizedTest
  @MethodSource("withoutLinks")
  void whereLinksCannotBeMadeCheckpointsAreCopied(SecondName.Link link) throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder, new SecondName(link));
    checkpoints.replaceLast(content(1));
    checkpoints.keep(1);
    checkpoints.replaceLast(content(2));
    checkpoints.replaceLast(content(3));
    assertHolds(Map.of("last", 3f, "previous", 2f, "00000001", 1f));
  }

  @Test
  void whereLinksCanBeMadeNothingIsCopied() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.replaceLast(content(1));
    checkpoints.keep(1);
    checkpoints.replaceLast(content(2));
    assertThat(Files.isSameFile(file("00000001"), file("previous"))).isTrue();
    checkpoints.replaceLast(content(3));
    assertHolds(Map.of("last", 3f, "previous", 2f, "00000001", 1f));
  }

  @Test
  void aProcessKilledBetweenTheTwoStepsOfASaveLeavesNothingInTheWay() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.replaceLast(content(1));
    Files.createLink(file("previous"), file("last"));
    Files.writeString(folder.resolve("previous.safetensors.tmp"), "half");
    checkpoints.replaceLast(content(2));
    assertHolds(Map.of("last", 2f, "previous", 1f));
  }

  @Test
  void aCheckpointThatIsKeptAgainIsTheNewOne() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.replaceLast(content(1));
    checkpoints.keep(5000);
    checkpoints.replaceLast(content(2));
    checkpoints.keep(5000);
    assertHolds(Map.of("last", 2f, "previous", 1f, "00005000", 2f));
  }

  @Test
  void whatCannotBeKeptIsNamed() {
    assertThatThrownBy(() -> new Checkpoints(folder).keep(7))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't keep " + file("00000007"));
  }

  private static TensorFile content(float value) {
    return new TensorFile(
        Map.of("weight", new Tensor(new Shape(1), new float[] {value})), Map.of());
  }

  private Path file(String name) {
    return folder.resolve(name + ".safetensors");
  }

  private void assertHolds(Map<String, Float> values) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(values.keySet().stream().map(this::file).toList());
    }
    values.forEach(
        (name, value) ->
            assertThat(Safetensors.read(file(name)).tensors().get("weight").values())
                .containsExactly(value));
  }
}
