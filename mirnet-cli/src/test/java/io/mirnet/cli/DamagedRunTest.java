package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What mirnet wrote may be torn by a machine that failed, or edited: each file says so in a line.
 */
class DamagedRunTest {
  @TempDir private static Path folder;
  private static Path whole;

  private Path run;

  @BeforeAll
  static void train() {
    whole = folder.resolve("whole");
    Cli.run("train", Tiny.in(folder), "train.validation.pictures=0", "--run", whole).done();
  }

  @BeforeEach
  void copyTheRun() throws IOException {
    run = folder.resolve("run");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(whole.relativize(file).toString()));
      }
    }
  }

  @AfterEach
  void removeTheRun() throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "42", "{\"mirnet\":", "\u0000", "{\"seed\":{}}"})
  void aManifestThatIsNoneIsNamed(String content) throws IOException {
    Path manifest = Files.writeString(run.resolve("manifest.json"), content);
    resume("train.iterations=8")
        .refused(
            ExitCode.INPUT,
            manifest + " is damaged: it ",
            "begin a run of its own from the weights: model.weights=" + run);
  }

  @Test
  void aByteThatIsNoTextCostsALineOfTheLog() throws IOException {
    Path log = run.resolve("metrics.jsonl");
    byte[] bytes = Files.readAllBytes(log);
    bytes[3] = (byte) 0xff;
    Files.write(log, bytes);
    resume("train.iterations=8").done();
  }

  @Test
  void ofTwoDamagedCheckpointsBothAreNamedAndTheBestIsOffered() throws IOException {
    Path last = Files.writeString(checkpoint("last"), "torn");
    Path previous = Files.writeString(checkpoint("previous"), "torn too");
    resume()
        .refused(
            ExitCode.INPUT,
            last + ": ",
            "; and " + previous + ": ",
            "begin a run of its own from model.weights=" + checkpoint("best"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 12})
  void aCheckpointOfAnIterationThatCannotBeIsRefused(long iteration) {
    for (String name : new String[] {"last", "previous"}) {
      TensorFile content = Safetensors.read(checkpoint(name));
      Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
      metadata.put("mirnet.iteration", Long.toString(iteration));
      Safetensors.write(checkpoint(name), new TensorFile(content.tensors(), metadata));
    }
    resume().refused(ExitCode.INPUT, "of iteration " + iteration);
  }

  private Path checkpoint(String name) {
    return run.resolve("checkpoints").resolve(name + ".safetensors");
  }

  private Cli resume(Object... changes) {
    return Cli.run(
        Stream.concat(Stream.of("train", "--resume", run), Stream.of(changes)).toArray());
  }

  @Test
  void aWholeRunGoesOn() {
    assertThat(resume("train.iterations=8").done().out()).contains("best");
  }
}
