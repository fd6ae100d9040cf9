package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.PthBytes;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {
  private static final String SMALL = "width: 8, groups: [2], blocks_per_group: 1, streams: 2";

  /** PyTorch's sums run in another order. */
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;
  private final ModelFiles files = new ModelFiles(Models.reader());

  @ParameterizedTest
  @ValueSource(strings = {Fixtures.RGB, Fixtures.DUAL_PIXEL})
  void publicWeightsGiveTheOutputThatPyTorchGives(String fixture) {
    try (Network network = files.load(Fixtures.weights(fixture, folder), Device.cpu())) {
      assertThat(network.parameters().all().values().stream().mapToLong(NDArray::size).sum())
          .isEqualTo(Fixtures.facts(fixture).get("parameters").asLong());
      assertThat(network.parameters().all())
          .hasSize(Fixtures.facts(fixture).get("tensors").asInt());
      assertGives(network, fixture, "output");
    }
  }

  @Test
  void weightsAfterTrainingGiveTheOutputAfterTraining() {
    try (Network network = files.load(Fixtures.trainedWeights(folder), Device.cpu())) {
      assertGives(network, Fixtures.RGB, "output_after_3_steps");
    }
  }

  private static void assertGives(Network network, String fixture, String expected) {
    Map<String, Tensor> arrays = Fixtures.arrays(fixture);
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray input = Samples.array(manager, arrays.get("input"));
      NDArray output = network.evaluate(input);
      assertThat(output.getShape()).isEqualTo(arrays.get(expected).shape());
      assertThat(Samples.distance(output.toFloatArray(), arrays.get(expected).values()))
          .isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, SMALL + ", skips: {block: false}, fusion: concat"})
  void aNetworkThatWasSavedComesBack(String description) {
    Path file = folder.resolve("model.safetensors");
    try (Network network = Network.create(Models.mirnet(description), Device.cpu(), 5)) {
      ModelFiles.save(file, network);
      try (Network loaded = files.load(file, Device.cpu())) {
        assertThat(loaded.model().type()).isEqualTo("mirnet-v2");
        assertThat(loaded.model().options()).isEqualTo(network.model().options());
        assertThat(Weights.capture(loaded.parameters().all()))
            .isEqualTo(Weights.capture(network.parameters().all()));
        assertThat(output(loaded)).isEqualTo(output(network));
      }
    }
  }

  @Test
  void loadedParametersWantNoGradients() {
    try (Network loaded = files.load(saved(), Device.cpu())) {
      assertThat(loaded.parameters().all().values()).noneMatch(NDArray::hasGradient);
    }
  }

  /** Equal models are equal files, in whatever process they were written. */
  @Test
  void metadataAreInTheSameOrderInEachProcess() {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 5)) {
      assertThat(ModelFiles.metadata(network).keySet())
          .containsExactly("format", ModelFiles.CONFIG);
    }
  }

  @Test
  void savingLeavesNoArraysBehind() {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 5)) {
      int before = network.manager().getManagedArrays().size();
      ModelFiles.save(folder.resolve("model.safetensors"), network);
      assertThat(network.manager().getManagedArrays().size()).isEqualTo(before);
    }
  }

  @Test
  void whatACheckpointHasBesideWeightsIsLeftOut() {
    Path checkpoint = checkpoint("optimizer.step", "average.count", "clip.norm");
    try (Network loaded = files.load(checkpoint, Device.cpu())) {
      assertThat(Weights.capture(loaded.parameters().all()))
          .isEqualTo(Safetensors.read(saved()).tensors());
    }
  }

  @Test
  void theAverageIsTakenUnlessTheRawWeightsAreMeant() {
    Path checkpoint = checkpoint("params_ema.conv_out.weight", "optimizer.m.conv_out.weight");
    List<String> notes = new ArrayList<>();
    try (Network average = files.load(checkpoint, Device.cpu(), WeightKind.AVERAGE, notes::add);
        Network raw = files.load(checkpoint, Device.cpu(), WeightKind.RAW, notes::add)) {
      assertThat(average.parameters().all().get("conv_out.weight").toFloatArray()).containsOnly(3);
      assertThat(Weights.capture(raw.parameters().all()))
          .isEqualTo(Safetensors.read(saved()).tensors());
    }
    assertThat(notes).singleElement().asString().contains("checkpoint.safetensors, averaged: ");
  }

  @Test
  void anAverageIsFoundWithoutOurMetadataToo() {
    Path other = folder.resolve("other.safetensors");
    Path checkpoint = checkpoint("params_ema.conv_out.weight");
    Safetensors.write(other, new TensorFile(Safetensors.read(checkpoint).tensors(), Map.of()));
    try (Network average = files.load(other, Device.cpu())) {
      assertThat(average.parameters().all().get("conv_out.weight").toFloatArray()).containsOnly(3);
    }
  }

  /** The model that was saved, and other tensors full of threes. */
  private Path checkpoint(String... others) {
    TensorFile content = Safetensors.read(saved());
    Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
    for (String name : others) {
      float[] values = content.tensors().get("conv_out.weight").values().clone();
      Arrays.fill(values, 3);
      tensors.put(name, new Tensor(content.tensors().get("conv_out.weight").shape(), values));
    }
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    Safetensors.write(checkpoint, new TensorFile(tensors, content.metadata()));
    return checkpoint;
  }

  @Test
  void loadingDoesNotTouchTheEnginesGenerator() {
    Path file = saved();
    Engine.getInstance().setRandomSeed(12345);
    float first = drawn();
    Engine.getInstance().setRandomSeed(12345);
    files.load(file, Device.cpu()).close();
    assertThat(drawn()).isEqualTo(first);
  }

  private static float drawn() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      return manager.randomUniform(0, 1, new Shape(1)).toFloatArray()[0];
    }
  }

  @Test
  void aConfigurationOfWiderLayersThanTheFileHoldsIsRefusedBeforeTheyAreMade() {
    String wide =
        Safetensors.read(saved())
            .metadata()
            .get(ModelFiles.CONFIG)
            .replaceFirst("\"width\":\\d+", "\"width\":4096");
    assertRefused(wide, "far more than the file");
  }

  @Test
  void aConfigurationOfMoreLayersThanTheFileHoldsIsRefusedBeforeTheyAreMade() {
    assertRefused(
        "{\"model\":{\"type\":\"mirnet-v2\",\"width\":16,\"groups\":[1,1,1,1,1,1],\"blocks_per_group\":40}}",
        "the network has ",
        " weights, of which the file lacks ");
  }

  private void assertRefused(String configuration, String... parts) {
    Path file = folder.resolve("other.safetensors");
    Safetensors.write(
        file,
        new TensorFile(
            Safetensors.read(saved()).tensors(), Map.of(ModelFiles.CONFIG, configuration)));
    assertThatThrownBy(() -> files.load(file, Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + " does not fit its network")
        .hasMessageContainingAll(parts);
  }

  @Test
  void aSafetensorsFileOfOtherOriginIsReadByItsShapes() {
    Path other = folder.resolve("other.safetensors");
    Safetensors.write(other, new TensorFile(Safetensors.read(saved()).tensors(), Map.of()));
    try (Network loaded = files.load(other, Device.cpu())) {
      assertThat(loaded.model().options()).isEqualTo(Models.options(SMALL));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"model\": 3}",
        "{\"model\": {\"type\": \"mirnet-v9\"}}",
        "{\"model\": {\"type\": \"mirnet-v2\", \"width\": 50}}",
        "{\"model\": {\"type\": \"mirnet-v2\", \"wdith\": 16}}",
        "{\"model\": {\"type\": \"mirnet-v2\", \"width\": -1}}",
      })
  void damagedMetadataIsTheFilesFault(String json) {
    Path damaged = folder.resolve("damaged.safetensors");
    Safetensors.write(
        damaged,
        new TensorFile(Safetensors.read(saved()).tensors(), Map.of(ModelFiles.CONFIG, json)));
    assertThatThrownBy(() -> files.load(damaged, Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("damaged.safetensors");
  }

  @Test
  void metadataOfAnotherNetworkThanTheWeightsIsRefused() {
    Path file = folder.resolve("mixed.safetensors");
    try (Network other =
        Network.create(Models.mirnet("width: 16, groups: [2], streams: 2"), Device.cpu(), 0)) {
      Safetensors.write(
          file, new TensorFile(Safetensors.read(saved()).tensors(), ModelFiles.metadata(other)));
    }
    assertThatThrownBy(() -> files.load(file, Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mixed.safetensors does not fit the network")
        .hasMessageContaining("(8, 3, 3, 3) instead of (16, 3, 3, 3)");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Path file = folder.resolve("other.pth");
    new PthBytes().op('}').text("layer.weight").tensor("0", 1, 2, 3).op('s').zip(file);
    assertThatThrownBy(() -> files.load(file, Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("other.pth holds no network that is known here")
        .hasMessageContaining("(layer.weight)")
        .hasMessageContaining("none of [mirnet-v2]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.pth", "text.safetensors", "text.txt"})
  void aFileOfAnotherKindIsRefused(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "not a model at all");
    assertThatThrownBy(() -> files.load(file, Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.pth", "absent.safetensors"})
  void aMissingFileIsNamed(String name) {
    assertThatThrownBy(() -> files.load(folder.resolve(name), Device.cpu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name);
  }

  private Path saved() {
    Path file = folder.resolve("model.safetensors");
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 5)) {
      ModelFiles.save(file, network);
    }
    return file;
  }

  private static float[] output(Network network) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray images = Samples.images(manager, 1, new Shape(1, 3, 8, 8));
      return network.evaluate(images).toFloatArray();
    }
  }
}
