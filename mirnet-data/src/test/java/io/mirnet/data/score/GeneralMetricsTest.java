package io.mirnet.data.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics with options, as YAML gives them. */
class GeneralMetricsTest {
  private static final Offset<Double> TOLERANCE = within(1e-9);

  /** Where a metric stands in YAML. */
  record Measured(Choice<MetricProvider<?>> protocol) {}

  /**
   * By the definitions in numpy: windows by scipy.signal.convolve2d of an outer product of
   * Gaussians (sigma 1.5) with mode="valid", and by sliding_window_view with ddof=1; Y by
   * numpy.rint(16 + (65.481 r + 128.553 g + 24.966 b) / 255), and for range 1 without rint, divided
   * by 255.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p1 | {type: psnr, colour: y, range: 255, crop: 4} | 30.872194216614798",
        "p3 | {type: psnr, colour: y, range: 255, crop: 4} | 20.972357733797388",
        "p1 | {type: ssim, colour: y, crop: 4} | 0.8919044740640433",
        "p3 | {type: ssim, colour: y, crop: 4} | 0.9691744382602494",
        "p1 | {type: ssim, colour: y, crop: 4, variant: scikit-image} | 0.8971345291911359",
        "p1 | {type: mae, colour: y, crop: 4} | 3.5947646103896105",
        "p3 | {type: mae, colour: y, crop: 4} | 22.3577806122449",
        "p1 | {type: psnr, colour: y, range: 1} | 26.8385165041376",
        "p3 | {type: ssim, colour: y, range: 1} | 0.9704901322928562",
        "p1 | {type: mae, colour: y, range: 1} | 0.017820340464004228",
        "p1 | {type: psnr, crop: {before: 3, after: 5}} | 28.81977486053416",
        "p1 | {type: ssim, crop: {before: 3, after: 5}} | 0.8514805101970961",
        "p3 | {type: ssim, crop: {before: 3, after: 5}, variant: scikit-image} | 0.9616229697920519"
      })
  void agreesWithTheDefinitionInNumpy(String pair, String yaml, double expected) {
    Choice<MetricProvider<?>> choice = choice(yaml);
    Scores scores =
        MetricProvider.build(choice).score(picture(pair + "_input"), picture(pair + "_target"));
    String name = MetricProvider.scoresOf(choice).get(0).name();
    assertThat(scores.values()).containsOnlyKeys(name);
    assertThat(scores.value(name)).isCloseTo(expected, TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lol | [psnr, {type: ssim, variant: matlab-volume}]",
        "fivek | [psnr, {type: ssim, variant: matlab-volume}]",
        "sidd | [{type: psnr, range: 1}, {type: ssim, range: 1, variant: matlab-volume}]",
        "dpdd | [{type: psnr, range: 1}, {type: ssim, range: 1, variant: scikit-image}, {type: mae, range: 1}]",
        "realsr-x2 | [{type: psnr, colour: y, crop: {before: 1, after: 2}}, {type: ssim, colour: y, crop: {before: 1, after: 2}}]",
        "realsr-x3 | [{type: psnr, colour: y, crop: {before: 2, after: 3}}, {type: ssim, colour: y, crop: {before: 2, after: 3}}]",
        "realsr-x4 | [{type: psnr, colour: y, crop: {before: 3, after: 4}}, {type: ssim, colour: y, crop: {before: 3, after: 4}}]"
      })
  void eachTableIsTheGeneralMetricsWithFixedOptions(String table, String general) {
    for (String pair : List.of("p1", "p3")) {
      Image restored = picture(pair + "_input");
      Image target = picture(pair + "_target");
      assertThat(MetricProvider.build(choice(general)).score(restored, target))
          .isEqualTo(MetricProvider.build(choice(table)).score(restored, target));
    }
    assertThat(MetricProvider.scoresOf(choice(general)))
        .isEqualTo(MetricProvider.scoresOf(choice(table)));
  }

  /**
   * By numpy, in doubles: numpy.clip(restored * mean grey of the target / mean grey of the
   * restored, 0, 1), grey being 0.299 r + 0.587 g + 0.114 b; for range 255 numpy.rint of 255 times
   * that.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p0 | {type: matched-brightness, metric: psnr} | matched_psnr | 24.59576956728929",
        "p0 | {type: matched-brightness, metric: {type: psnr, range: 1}} | matched_psnr | 24.604137096728614",
        "p3 | {type: matched-brightness, metric: {type: psnr, range: 1}} | matched_psnr | 57.21819547919037",
        "p3 | {type: matched-brightness, metric: {type: mae, range: 1}} | matched_mae | 0.0011697943552115184"
      })
  void aResultOfAnotherBrightnessIsMeasuredAtTheTargets(
      String pair, String yaml, String name, double expected) {
    Choice<MetricProvider<?>> choice = choice(yaml);
    Scores scores =
        MetricProvider.build(choice).score(picture(pair + "_input"), picture(pair + "_target"));

    assertThat(scores.value(name)).isCloseTo(expected, within(1e-4)); // floats between the two
    assertThat(MetricProvider.scoresOf(choice))
        .extracting(ScoreKind::name)
        .containsExactlyElementsOf(scores.values().keySet());
  }

  @Test
  void aBlackResultHasNoBrightnessToMatch() {
    Image black = Image.of(8, 8, 3, new float[192]);
    float[] half = new float[192];
    Arrays.fill(half, 0.5f);
    double psnr =
        MetricProvider.build(choice("{type: matched-brightness, metric: {type: psnr, range: 1}}"))
            .score(black, Image.of(8, 8, 3, half))
            .value("matched_psnr");

    assertThat(psnr).isCloseTo(10 * Math.log10(4), TOLERANCE);
  }

  @Test
  void scoresOfSeveralMetricsStandInTheirOrder() {
    assertThat(MetricProvider.scoresOf(choice("[ssim, {type: psnr, crop: 2}, mae]")))
        .containsExactly(ScoreKind.SSIM, ScoreKind.PSNR, ScoreKind.MAE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: psnr, range: 100} | must be 255 (8 bit, rounded) or 1 (not rounded), not 100",
        "{type: ssim, range: 0} | must be 255 (8 bit, rounded) or 1 (not rounded), not 0",
        "{type: psnr, crop: -1} | crop",
        "{type: psnr, crop: {before: 1, after: -1}} | after",
        "{type: ssim, variant: skimage} | variant",
        "{type: mae, colour: luma} | colour",
        "{type: several, metrics: []} | one metric or more is needed",
        "[lol, {type: psnr, crop: 4}] | more than one of them measures 'psnr'"
      })
  void optionsThatMakeNoSenseAreRefused(String yaml, String part) {
    assertThatThrownBy(() -> choice(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part);
  }

  @Test
  void lumaOfAnImageWithoutColourIsRefused() {
    Image grey = Image.of(20, 20, 1, new float[400]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricProvider.build(choice("{type: psnr, colour: y}")).score(grey, grey))
        .withMessageContaining("RGB");
    assertThat(MetricProvider.build(choice("mae")).score(grey, grey).value("mae")).isZero();
  }

  @Test
  void aCropThatLeavesNothingIsRefusedWithTheNumbers() {
    Image small = Image.of(8, 8, 3, new float[192]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricProvider.build(choice("{type: mae, crop: 4}")).score(small, small))
        .withMessageContaining("8x8 is too small")
        .withMessageContaining("8 columns and 8 rows");
  }

  private static Choice<MetricProvider<?>> choice(String yaml) {
    return new ConfigurationReader(Plugins.load(GeneralMetricsTest.class.getClassLoader()))
        .read(Measured.class, "test", "protocol: " + yaml, List.of())
        .value()
        .protocol();
  }

  private static Image picture(String name) {
    try {
      String resource = "/io/mirnet/data/metric/" + name + ".png";
      return ImageFiles.read(
              Path.of(
                  Objects.requireNonNull(GeneralMetricsTest.class.getResource(resource)).toURI()))
          .colour();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
