package io.mirnet.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.Choice;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.Scores;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All metrics as YAML selects them, against scikit-image, numpy and scipy: see metrics.json. */
class MetricProvidersTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);
  private static final Providers PROVIDERS =
      Plugins.load(MetricProvidersTest.class.getClassLoader());

  /** Where a metric stands in YAML. */
  record Measured(Choice<MetricProvider<?>> protocol) {}

  static List<String> names() {
    return List.of("lol", "fivek", "sidd", "realsr-x2", "realsr-x3", "realsr-x4", "dpdd");
  }

  @Test
  void metricsAreThoseOfThePublishedTablesAndTheGeneralOnes() {
    List<String> all = new ArrayList<>(names());
    all.addAll(List.of("psnr", "ssim", "mae", "several", "matched-brightness"));
    assertThat(PROVIDERS.all(ExtensionPoint.of(MetricProvider.class)).keySet())
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @CsvSource({
    "lol, psnr_rgb_255, ssim_matlab_volume_255",
    "fivek, psnr_rgb_255, ssim_matlab_volume_255",
    "sidd, psnr_rgb_255, ssim_matlab_volume_255",
    "realsr-x4, realsr_x4_psnr_y, realsr_x4_ssim_wang_y",
  })
  void agreesWithIndependentNumbers(String name, String psnr, String ssim) throws IOException {
    for (String pair : List.of("p0", "p1", "p2", "p3")) {
      Scores scores = metric(name).score(picture(pair + "_input"), picture(pair + "_target"));
      assertThat(scores.value("psnr")).isCloseTo(golden(pair, psnr), TOLERANCE);
      assertThat(scores.value("ssim")).isCloseTo(golden(pair, ssim), TOLERANCE);
      assertThat(scores.values()).containsOnlyKeys("psnr", "ssim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p0", "p1", "p2", "p3"})
  void dpddAgreesWithIndependentNumbers(String pair) throws IOException {
    Scores scores = metric("dpdd").score(picture(pair + "_input"), picture(pair + "_target"));
    assertThat(scores.value("psnr")).isCloseTo(golden(pair, "psnr_rgb_255"), TOLERANCE);
    assertThat(scores.value("ssim")).isCloseTo(golden(pair, "ssim_uniform7_float"), TOLERANCE);
    assertThat(scores.values()).containsOnlyKeys("psnr", "ssim", "mae");
    assertThat(scores.value("mae")).isCloseTo(golden(pair, "mae_float"), TOLERANCE);
  }

  @Test
  void dpddAgreesWithIndependentNumbersOnSixteenBits() throws IOException {
    Scores scores = metric("dpdd").score(picture("q0_input"), picture("q0_target"));
    assertThat(scores.value("psnr")).isCloseTo(golden("q0", "psnr_rgb_1"), TOLERANCE);
    assertThat(scores.value("ssim")).isCloseTo(golden("q0", "ssim_uniform7"), TOLERANCE);
    assertThat(scores.value("mae")).isCloseTo(golden("q0", "mae"), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void clampsBeforeItMeasures(String name) {
    assertThat(metric(name).score(grey(30, 7), grey(30, 1)).value("psnr")).isInfinite();
    assertThat(metric(name).score(grey(30, -7), grey(30, 0)).value("psnr")).isInfinite();
  }

  @ParameterizedTest
  @MethodSource("names")
  void equalImagesAreInfinitelyGood(String name) throws IOException {
    Image image = picture("p1_target");
    Scores scores = metric(name).score(image, image);
    assertThat(scores.value("psnr")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(scores.value("ssim")).isCloseTo(1, TOLERANCE);
  }

  @Test
  void lolAndFivekRoundAndSiddAndDpddDoNot() {
    Image target = grey(20, 0);
    Image less = grey(20, 0.4f / 255);
    double unrounded = 20 * Math.log10(255 / 0.4);
    assertThat(metric("lol").score(less, target).value("psnr")).isInfinite();
    assertThat(metric("fivek").score(less, target).value("psnr")).isInfinite();
    assertThat(metric("sidd").score(less, target).value("psnr")).isCloseTo(unrounded, TOLERANCE);
    assertThat(metric("dpdd").score(less, target).value("psnr")).isCloseTo(unrounded, TOLERANCE);
  }

  @Test
  void eachRealsrCutsTheEdgeOfItsScale() {
    // Rows and columns scale - 1 to 19 - scale of 20 stay.
    for (int scale = 2; scale <= 4; scale++) {
      Metric metric = metric("realsr-x" + scale);
      assertThat(metric.score(spoilt(scale - 2), grey(20, 0)).value("psnr")).isInfinite();
      assertThat(metric.score(spoilt(scale - 1), grey(20, 0)).value("psnr")).isFinite();
      assertThat(metric.score(spoilt(19 - scale), grey(20, 0)).value("psnr")).isFinite();
      assertThat(metric.score(spoilt(20 - scale), grey(20, 0)).value("psnr")).isInfinite();
    }
  }

  private static Metric metric(String name) {
    Choice<MetricProvider<?>> choice =
        new ConfigurationReader(PROVIDERS)
            .read(Measured.class, "test", "protocol: " + name, List.of())
            .value()
            .protocol();
    return MetricProvider.build(choice);
  }

  /** Black but for one sample on the diagonal. */
  private static Image spoilt(int at) {
    float[] values = new float[20 * 20 * 3];
    values[(at * 20 + at) * 3] = 1;
    return Image.of(20, 20, 3, values);
  }

  private static Image grey(int side, float value) {
    float[] values = new float[side * side * 3];
    Arrays.fill(values, value);
    return Image.of(side, side, 3, values);
  }

  private static Image picture(String name) throws IOException {
    try {
      return ImageFiles.read(Path.of(resource(name + ".png").toURI())).colour();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static double golden(String pair, String key) throws IOException {
    try (InputStream stream = resource("metrics.json").openStream()) {
      return new ObjectMapper().readTree(stream).get(pair).get(key).doubleValue();
    }
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(MetricProvidersTest.class.getResource(name));
  }
}
