package io.mirnet.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.blocks.Models;
import io.mirnet.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, in one line, and what black or equal images do. */
class LossMistakesTest {
  @TempDir private Path folder;
  private final NDManager manager = NDManager.newBaseManager();

  record Section(Choice<LossProvider<?>> loss) {}

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void patchesThatAreTooSmallForTheScalesAreRefused() {
    refused("ms-ssim", new Shape(1, 3, 175, 200))
        .hasMessage(
            "ms-ssim of 5 scales needs patches of 176x176 or more, not 175x200: make train.patches larger, or give fewer weights");
    refused("ssim", new Shape(1, 3, 32, 10)).hasMessageContaining("32x10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: sum, terms: []} | one loss or more is needed",
        "{type: sum} | terms",
        "{type: sum, terms: [{loss: edge, weight: -1}]} | weight",
        "{type: ms-ssim, weights: []} | one weight or more",
        "{type: perceptual} | file",
        "{type: perceptual, file: a.pt, layers: [a], weights: [1, 2]} | 2 weights and 1 layers",
        "{type: gt-mean, weight: 2} | weight"
      })
  void optionsThatMakeNoSenseAreRefused(String yaml, String part) {
    assertThatThrownBy(() -> choice(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("features.pt");
    assertThatThrownBy(() -> build("{type: perceptual, file: '" + missing + "'}"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(missing + " is no file");
  }

  @Test
  void aFileThatIsNotTorchScriptIsRefusedInOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("features.pt"), "not a network");
    Path empty = Files.createFile(folder.resolve("empty.pt"));
    Path weights = LossChoices.file("not-torchscript.pth");
    for (Path file : List.of(text, empty, weights)) {
      assertThatThrownBy(() -> build("{type: perceptual, file: '" + file + "'}"))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file + " is not a TorchScript file")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void aLayerThatTheFileDoesNotMakeIsNamedWithThoseItMakes() {
    Path file = LossChoices.file("features-dict.pt");
    refused("{type: perceptual, file: '%s', layers: [finest]}", file, new Shape(1, 3, 16, 16))
        .hasMessage(file + " makes no feature map 'finest': there are coarse, fine");
  }

  @Test
  void imagesThatTheFileDoesNotTakeAreRefusedInOneLine() {
    Path file = LossChoices.file("features-dict.pt");
    refused("{type: perceptual, file: '%s'}", file, new Shape(1, 6, 16, 16))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("(1, 6, 16, 16)")
        .hasMessageContaining("channels");
  }

  @Test
  void aFileThatMakesNoMapsIsRefused() {
    Path file = LossChoices.file("features-none.pt");
    refused("{type: perceptual, file: '%s'}", file, new Shape(1, 3, 16, 16))
        .hasMessageStartingWith(file + " makes neither a list nor a dict of feature maps");
  }

  @Test
  void blackImagesHaveAMeanToBeMatched() {
    Shape shape = new Shape(2, 3, 8, 8);
    for (String choice : List.of("gt-mean", "{type: gt-mean, weight: 0.5}")) {
      assertThat(evaluate(choice, manager.zeros(shape), manager.ones(shape))).isFinite();
      assertThat(evaluate(choice, manager.zeros(shape), manager.zeros(shape))).isFinite();
      assertThat(evaluate(choice, manager.ones(shape).neg(), manager.ones(shape))).isFinite();
    }
  }

  /** Six channels have no colours that one could weigh. */
  @Test
  void aMeanOfOtherChannelsIsThatOfAll() {
    NDArray target = manager.arange(2f * 6 * 4).reshape(2, 6, 2, 2);
    NDArray half = target.mul(0.5f);
    assertThat(evaluate("{type: gt-mean, loss: l1, weight: 0}", half, target)).isLessThan(1e-5f);
  }

  @Test
  void theTermsOfASumAreToldAsTheyCount() {
    String edge = "{loss: edge, weight: 0.05}";
    String yaml = "{type: sum, terms: [{loss: l1}, %s, %s]}".formatted(edge, edge);
    LossInputs inputs = inputs(manager.zeros(new Shape(1, 3, 8, 8)), 0.25f);
    NDArray sum = build(yaml).evaluate(inputs);
    assertThat(inputs.terms().keySet()).containsExactly("l1", "edge", "edge-2");
    assertThat(inputs.terms().get("l1").getFloat()).isEqualTo(0.25f);
    assertThat(inputs.terms().get("edge").getFloat())
        .isEqualTo(inputs.terms().get("edge-2").getFloat())
        .isLessThan(0.05f);
    double parts = inputs.terms().values().stream().mapToDouble(NDArray::getFloat).sum();
    assertThat((double) sum.getFloat()).isCloseTo(parts, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: gt-mean, loss: {type: sum, terms: [{loss: l1}, {loss: mse}]}}",
        "{type: gt-mean, weight: 1, loss: {type: sum, terms: [{loss: l1}, {loss: mse}]}}"
      })
  void aWrapperTellsTheTermsOfTheImagesAsTheyAreOnce(String yaml) {
    LossInputs inputs = inputs(manager.zeros(new Shape(2, 3, 8, 8)), 0.5f);
    build(yaml).evaluate(inputs);
    assertThat(inputs.terms().keySet()).containsExactly("l1", "mse");
    assertThat(inputs.terms().get("l1").getFloat()).isEqualTo(0.5f);
    assertThat(inputs.terms().get("mse").getFloat()).isEqualTo(0.25f);
  }

  private AbstractThrowableAssert<?, ?> refused(String yaml, Path file, Shape shape) {
    return refused(yaml.formatted(file), shape);
  }

  private AbstractThrowableAssert<?, ?> refused(String yaml, Shape shape) {
    ImageLoss loss = build(yaml);
    return assertThatThrownBy(() -> loss.evaluate(inputs(manager.zeros(shape), 0.5f)))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private float evaluate(String yaml, NDArray images, NDArray target) {
    return build(yaml).evaluate(new LossInputs(new NDList(images), target, target, 0)).getFloat();
  }

  private static LossInputs inputs(NDArray images, float distance) {
    NDArray target = images.add(distance);
    return new LossInputs(new NDList(images), target, target, 0);
  }

  private ImageLoss build(String yaml) {
    return LossProvider.build(choice(yaml), new LossSpec(manager));
  }

  private static Choice<LossProvider<?>> choice(String yaml) {
    return Models.reader().read(Section.class, "test", "loss: " + yaml, List.of()).value().loss();
  }
}
