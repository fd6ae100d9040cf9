package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.PthBytes;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.blocks.weights.WeightTable;
import io.mirnet.blocks.weights.WeightTable.Outcome;
import io.mirnet.blocks.weights.WeightTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightTransferTest {
  @TempDir private Path folder;
  private final Network network = Network.create(Published.choice(4), Device.cpu(), 1);
  private final Map<String, Tensor> before = Weights.capture(network.parameters().all());

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void allOfAPublishedFileIsTaken() {
    WeightTable table = start(pth(Published.weights(4))).into(network);
    assertThat(table.rows()).allMatch(row -> row.outcome() == Outcome.MATCHED).hasSize(3);
    assertThat(table.rows().get(0).origin()).isNotEqualTo(table.rows().get(0).name());
    assertThat(table.misfit()).isEmpty();
    assertThat(table.text())
        .isEqualTo(
            folder.resolve("w.pth") + ", under 'params/': 3 of the network's 3 tensors matched");
    assertThat(values("scale")).isEqualTo(Published.weights(4).get("beta").values());
    assertThat(network.parameters().all().values()).allMatch(NDArray::hasGradient);
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsCopied() {
    Map<String, Tensor> tensors = Published.weights(4);
    tensors.put("last.conv.weight", Published.tensor(0, 6, 4, 3, 3));
    tensors.remove("beta");
    tensors.put("extra.weight", Published.tensor(0, 2));
    Path file = pth(tensors);
    assertThatThrownBy(() -> start(file).into(network))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ", under 'params/' does not fit the network: it lacks scale")
        .hasMessageContaining("has unknown params/extra.weight")
        .hasMessageContaining("tail.weight (6, 4, 3, 3) instead of (3, 4, 3, 3)")
        .hasMessageContaining("model.weights.strict: false");
    assertThat(Weights.capture(network.parameters().all())).isEqualTo(before);
  }

  @Test
  void withoutStrictWhatFitsIsTakenAndTheRestIsSaid() {
    Map<String, Tensor> tensors = Published.weights(4);
    tensors.put("last.conv.weight", Published.tensor(0, 6, 4, 3, 3));
    tensors.remove("beta");
    tensors.put("extra.weight", Published.tensor(0, 2));
    tensors.put("total_ops", Published.tensor(0, 1));
    Path file = pth(tensors);
    WeightTable table =
        new WeightTransfer(new StartingWeights(file, false, Optional.empty(), Map.of(), List.of()))
            .into(network);
    assertThat(table.text())
        .isEqualTo(
            """
            %s, under 'params/': 1 of the network's 3 tensors matched
              scale         missing    (4) is not in the file
              tail.weight   shape      (6, 4, 3, 3) instead of (3, 4, 3, 3)
              extra.weight  left over  (2) is not in the network
              total_ops     ignored    an entry of a profiler or averager, no weight"""
                .formatted(file));
    assertThat(values("head.weight"))
        .isEqualTo(Published.weights(4).get("first.conv.weight").values());
    assertThat(values("scale")).isEqualTo(before.get("scale").values());
    assertThat(values("tail.weight")).isEqualTo(before.get("tail.weight").values());
  }

  @Test
  void namesAreReplacedFromTheirBeginningTheLongestFirst() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("module.encoder.weight", Published.tensor(1, 4, 3, 3, 3));
    tensors.put("module.encoder.scale.scale", Published.tensor(2, 4));
    tensors.put("module.decoder.weight", Published.tensor(3, 3, 4, 3, 3));
    Map<String, String> rename = new LinkedHashMap<>();
    rename.put("encoder.", "head.");
    rename.put("encoder.scale.", "");
    rename.put("decoder.", "tail.");
    WeightTable table =
        new WeightTransfer(
                new StartingWeights(pth(tensors), true, Optional.empty(), rename, List.of()))
            .into(network);
    assertThat(table.matched())
        .containsEntry("head.weight", "params/module.encoder.weight")
        .containsEntry("scale", "params/module.encoder.scale.scale")
        .containsEntry("tail.weight", "params/module.decoder.weight");
  }

  @Test
  void whatIsIgnoredIsLeftAloneOnBothSides() {
    Map<String, Tensor> tensors = Published.weights(4);
    tensors.put("last.conv.weight", Published.tensor(0, 6, 4, 3, 3));
    tensors.put("aux.0.weight", Published.tensor(0, 1, 2));
    StartingWeights start =
        new StartingWeights(
            pth(tensors), true, Optional.empty(), Map.of(), List.of("tail.*", "aux.*.weight"));
    WeightTable table = new WeightTransfer(start).into(network);
    assertThat(table.count(Outcome.IGNORED)).isEqualTo(2);
    assertThat(values("tail.weight")).isEqualTo(before.get("tail.weight").values());
    StartingWeights nothing =
        new StartingWeights(start.file(), false, Optional.empty(), Map.of(), List.of("*"));
    assertThatThrownBy(() -> new WeightTransfer(nothing).into(network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no tensor is left");
  }

  @Test
  void aFileOfAnotherNetworkIsRefusedEvenIfNotStrict() {
    Path file = pth(Map.of("fc.weight", Published.tensor(0, 2, 3)));
    StartingWeights start = new StartingWeights(file, false, Optional.empty(), Map.of(), List.of());
    assertThatThrownBy(() -> new WeightTransfer(start).into(network))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + " has no tensor of the network's")
        .hasMessageContaining("params/fc.weight")
        .hasMessageContaining("rename");
  }

  @Test
  void aKeyChoosesAmongSeveralSets() {
    Map<String, Tensor> other = new LinkedHashMap<>(Published.weights(4));
    other.put("beta", Published.tensor(9, 1, 4, 1, 1));
    Path file =
        new PthBytes()
            .op('}')
            .text("a")
            .dict(Published.weights(4))
            .op('s')
            .text("b")
            .dict(other)
            .op('s')
            .zip(folder.resolve("two.pth"));
    assertThatThrownBy(() -> start(file).into(network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'a/', 'b/'")
        .hasMessageContaining("model.weights.key");
    keyed(file, "b").into(network);
    assertThat(values("scale")).isEqualTo(other.get("beta").values());
    assertThatThrownBy(() -> keyed(file, "c").into(network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has nothing under 'c'; there is: a/, b/");
  }

  /** What people mean by params is under the key, not its average. */
  @Test
  void aKeyChoosesTheRawWeights() {
    Path file =
        new PthBytes()
            .op('}')
            .text("params")
            .dict(Published.weights(4))
            .op('s')
            .text("params_ema")
            .dict(Map.of("beta", Published.tensor(9, 1, 4, 1, 1)))
            .op('s')
            .zip(folder.resolve("both.pth"));
    keyed(file, "params").into(network);
    assertThat(values("scale")).isEqualTo(Published.weights(4).get("beta").values());
  }

  @Test
  void aRunDirectoryGivesTheAverageOfItsBestCheckpoint() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(before);
    tensors.put("params_ema.scale", Published.tensor(5, 4));
    tensors.put("optimizer.m.scale", Published.tensor(0, 4));
    tensors.put("average.count", Published.tensor(0, 1));
    tensors.put("clip.at", Published.tensor(0, 1));
    Path checkpoints = Files.createDirectories(folder.resolve("run/checkpoints"));
    Safetensors.write(
        checkpoints.resolve("best.safetensors"),
        new TensorFile(tensors, ModelFiles.metadata(network)));
    WeightTable table = start(folder.resolve("run")).into(network);
    assertThat(table.source()).endsWith("best.safetensors, averaged");
    assertThat(table.rows()).hasSize(3).extracting(Row::outcome).containsOnly(Outcome.MATCHED);
    assertThat(values("scale")).isEqualTo(Published.tensor(5, 4).values());
  }

  @Test
  void aDirectoryWithoutABestCheckpointIsRefused() {
    assertThatThrownBy(() -> start(folder).into(network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no run directory with a best checkpoint");
  }

  @Test
  void whatCanNotBeMeantIsAViolation() {
    assertThat(new StartingWeights(Path.of("w.pth")).violations()).isEmpty();
    assertThat(
            new StartingWeights(Path.of(""), true, Optional.of(" "), Map.of("", "body."), List.of())
                .violations())
        .extracting("key")
        .containsExactly("file", "key", "rename");
  }

  private float[] values(String name) {
    return Weights.capture(network.parameters().all()).get(name).values();
  }

  private static WeightTransfer start(Path file) {
    return new WeightTransfer(new StartingWeights(file));
  }

  private static WeightTransfer keyed(Path file, String key) {
    return new WeightTransfer(
        new StartingWeights(file, true, Optional.of(key), Map.of(), List.of()));
  }

  private Path pth(Map<String, Tensor> tensors) {
    return new PthBytes().op('}').text("params").dict(tensors).op('s').zip(folder.resolve("w.pth"));
  }
}
