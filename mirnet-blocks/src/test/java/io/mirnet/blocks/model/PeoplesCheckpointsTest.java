package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.PthBytes;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same weights under the names and keys that people's checkpoints have. */
class PeoplesCheckpointsTest {
  private static Map<String, Tensor> weights;
  private static Map<String, Tensor> others;

  @TempDir private Path folder;
  private final ModelFiles files = new ModelFiles(Models.reader());
  private final List<String> notes = new ArrayList<>();

  @BeforeAll
  static void makeWeights() {
    weights = weights(5);
    others = weights(6);
  }

  private static Map<String, Tensor> weights(long seed) {
    String small = "width: 8, groups: [2], blocks_per_group: 1, streams: 2";
    try (Network network = Network.create(Models.mirnet(small), Device.cpu(), seed)) {
      return Weights.capture(network.parameters().all());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generator.",
        "model.",
        "net.",
        "net_g.",
        "_orig_mod.",
        "module.",
        "module.module.",
        "model.net_g._orig_mod.module.",
      })
  void aPrefixIsFoundUnderAKeyAndInSafetensors(String prefix) {
    Path pth = pth(Map.of("state_dict", prefixed(prefix, weights)));
    assertThat(loaded(pth)).isEqualTo(weights);
    assertThat(loaded(safetensors(prefixed(prefix, weights)))).isEqualTo(weights);
    assertThat(notes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net_g",
        "net",
        "ema",
        "G",
        "generator",
        "network",
        "weights",
        "params",
        "params_ema",
        "state_dict",
        "model_state_dict",
        "model"
      })
  void aKeyIsFound(String key) {
    assertThat(loaded(pth(Map.of(key, weights)))).isEqualTo(weights);
  }

  @Test
  void entriesOfProfilersAndAveragersAreIgnoredWithANote() {
    Map<String, Tensor> extended = new LinkedHashMap<>(weights);
    extended.put("total_ops", Published.tensor(0, 1));
    extended.put("body.0.total_params", Published.tensor(0, 1));
    extended.put("n_averaged", Published.tensor(0));
    extended.put("norm.num_batches_tracked", Published.tensor(0));
    assertThat(loaded(pth(Map.of("state_dict", extended)))).isEqualTo(weights);
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("w.pth, under 'state_dict/'", "tensors matched", "body.0.total_params")
        .contains("no weight");
  }

  /** torch.optim.swa_utils.AveragedModel. */
  @Test
  void anAveragersCountBesideThePrefixDoesNotMatter() {
    Map<String, Tensor> averaged = prefixed("module.", weights);
    averaged.put("n_averaged", Published.tensor(0));
    assertThat(loaded(pth(Map.of("ema_model", averaged)))).isEqualTo(weights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"params,params_ema", "net_g,net_g_ema", "state_dict,ema", "model,ema_g"})
  void ofARawAndAnAveragedSetTheOneThatIsMeantIsTaken(String keys) {
    String[] both = keys.split(",", -1);
    Map<String, Map<String, Tensor>> dicts = new LinkedHashMap<>();
    dicts.put(both[0], weights);
    dicts.put(both[1], others);
    Path file = pth(dicts);
    assertThat(loaded(file)).isEqualTo(others);
    assertThat(loaded(file, WeightKind.RAW)).isEqualTo(weights);
  }

  @Test
  void otherPartsOfALargerCheckpointAreLeftAlone() {
    Map<String, Tensor> tensors = prefixed("net_g.", weights);
    tensors.put("net_d.conv.weight", Published.tensor(0, 4, 3, 3, 3));
    tensors.put("loss.vgg.features.0.weight", Published.tensor(0, 4, 3, 3, 3));
    assertThat(loaded(pth(Map.of("state_dict", tensors)))).isEqualTo(weights);
  }

  @Test
  void severalSetsAreNamedNotGuessed() {
    Map<String, Map<String, Tensor>> dicts = new LinkedHashMap<>();
    dicts.put("generator_a", weights);
    dicts.put("generator_b", others);
    Path file = pth(dicts);
    assertThatThrownBy(() -> loaded(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + " has several sets of such weights")
        .hasMessageContaining("'generator_a/', 'generator_b/'")
        .hasMessageContaining("file of its own");
  }

  @Test
  void whatIsLeftOverUnderAKeyIsRefused() {
    Map<String, Tensor> extended = new LinkedHashMap<>(weights);
    extended.put("head.weight", Published.tensor(0, 4));
    Path file = pth(Map.of("params", extended));
    assertThatThrownBy(() -> loaded(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("under 'params/' does not fit the network")
        .hasMessageContaining("has unknown params/head.weight");
  }

  /** One tensor of a network that claims to be large. */
  @Test
  void aNetworkThatIsLargerThanItsFileIsNotMade() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights);
    tensors.put("conv_in.weight", new Tensor(new Shape(2_000_000, 1, 1, 1), new float[2_000_000]));
    Path file = safetensors(tensors);
    assertThatThrownBy(() -> loaded(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString());
  }

  private Map<String, Tensor> loaded(Path file) {
    return loaded(file, WeightKind.AVERAGE);
  }

  private Map<String, Tensor> loaded(Path file, WeightKind kind) {
    try (Network network = files.load(file, Device.cpu(), kind, notes::add)) {
      return Weights.capture(network.parameters().all());
    }
  }

  private static Map<String, Tensor> prefixed(String prefix, Map<String, Tensor> tensors) {
    Map<String, Tensor> prefixed = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> prefixed.put(prefix + name, tensor));
    return prefixed;
  }

  private Path pth(Map<String, Map<String, Tensor>> dicts) {
    PthBytes pth = new PthBytes().op('}');
    dicts.forEach((key, dict) -> pth.text(key).dict(dict).op('s'));
    return pth.zip(folder.resolve("w.pth"));
  }

  private Path safetensors(Map<String, Tensor> tensors) {
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, new TensorFile(tensors, Map.of()));
    return file;
  }
}
