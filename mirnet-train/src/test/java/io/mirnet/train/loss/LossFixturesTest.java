package io.mirnet.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.Choice;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Npz;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares values and gradients with those that were computed in 64 bits elsewhere. */
class LossFixturesTest {
  /** Of the value, or of 1 if that is less. */
  private static final double TOLERANCE = 1e-6;

  private static final String SUM =
      "{type: sum, terms: [{loss: charbonnier}, {loss: edge, weight: 0.05}, {loss: fft, weight: 0.01}]}";

  private final NDManager manager = NDManager.newBaseManager();
  private Map<String, Tensor> arrays;
  private JsonNode facts;

  record Section(Choice<LossProvider<?>> loss) {}

  @BeforeEach
  void read() throws IOException {
    arrays = Npz.read(LossFixturesTest.class.getResourceAsStream("losses.npz"));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({
    "charbonnier, charbonnier",
    "l1, l1",
    "mse, mse",
    "psnr, psnr",
    "edge, edge",
    "fft, fft_l1",
    "ssim, ssim"
  })
  void aLossHasTheValueAndTheGradientOfItsFormula(String choice, String name) throws IOException {
    facts = facts("losses.json").get(name);
    NDArray gradient = check(choice, array("output"), array("target"));
    double slope = facts.get("gradient_0_1_5_7").asDouble();
    assertThat(gradient.getFloat(0, 1, 5, 7)).isCloseTo((float) slope, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = SUM)
  void aSumIsThatOfItsTerms(String choice) throws IOException {
    facts = facts("losses.json").get("sum: 1 charbonnier + 0.05 edge + 0.01 fft_l1");
    check(choice, array("output"), array("target"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ms-ssim | 8 | 9 | ms-ssim, five scales, images repeated 8 times down and 9 across",
        "{type: ms-ssim, weights: [0.3, 0.7]} | 2 | 2 | ms-ssim, weights 0.3 0.7, images repeated twice",
        "{type: ms-ssim, weights: [1]} | 1 | 1 | ssim again"
      })
  void scalesOfSimilarityMultiply(String choice, int down, int across, String name)
      throws IOException {
    facts = facts("more-losses.json").get(name);
    check(choice, repeated("output", down, across), repeated("target", down, across));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: gt-mean, loss: l1} | gt-mean of l1, output times 0.85",
        "{type: gt-mean, loss: l1, weight: 0.25} | gt-mean of l1, weight 0.25, output times 0.85"
      })
  void brightnessIsMatchedForEachImage(String choice, String name) throws IOException {
    facts = facts("more-losses.json").get(name);
    check(choice, array("output").mul(0.85f), array("target"));
  }

  /** BatchNorm and dropout of the file show that it stays in evaluation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dict | layers: [fine, coarse], weights: [1, 0.5] | perceptual, fine 1 coarse 0.5, l1",
        "list | layers: ['0', '1'], weights: [1, 0.5] | perceptual, fine 1 coarse 0.5, l1",
        "traced | layers: ['0', '1'], weights: [1, 0.5] | perceptual, fine 1 coarse 0.5, l1",
        "dict | layers: [coarse], distance: mse | perceptual, coarse, mse",
        "list | distance: l1 | perceptual, all, l1"
      })
  void featuresAreThoseOfTheFile(String file, String options, String name) throws IOException {
    facts = facts("more-losses.json").get(name);
    Path script = LossChoices.file("features-" + file + ".pt");
    String choice = "{type: perceptual, file: '%s', %s}".formatted(script, options);
    check(choice, array("output"), array("target"));
  }

  /** Three times: the second call of a script is where an optimizer would step in. */
  private NDArray check(String yaml, NDArray output, NDArray target) {
    Choice<LossProvider<?>> choice =
        Models.reader().read(Section.class, "test", "loss: " + yaml, List.of()).value().loss();
    NDArray gradient = null;
    try (ImageLoss loss = LossProvider.build(choice, new LossSpec(manager))) {
      for (int i = 0; i < 3; i++) {
        NDArray images = output.duplicate();
        images.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray value = loss.evaluate(new LossInputs(new NDList(images), target, target, 0));
          collector.backward(value);
          double expected = facts.get("value").asDouble();
          assertThat((double) value.getFloat())
              .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
        }
        gradient = images.getGradient();
        double norm = facts.get("gradient_norm").asDouble();
        assertThat((double) gradient.norm().getFloat())
            .as("norm of the gradient")
            .isCloseTo(norm, within(1e-5 * norm));
      }
    }
    return gradient;
  }

  private NDArray array(String name) {
    Tensor tensor = arrays.get(name);
    NDArray planes = manager.create(tensor.values(), tensor.shape());
    return planes.transpose(0, 2, 3, 1).duplicate().transpose(0, 3, 1, 2);
  }

  private NDArray repeated(String name, int down, int across) {
    return array(name).tile(new long[] {1, 1, down, across});
  }

  private static JsonNode facts(String file) throws IOException {
    try (InputStream stream = LossFixturesTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(stream);
    }
  }
}
