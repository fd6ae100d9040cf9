package io.mirnet.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scikit-image, numpy and scipy: see metrics.json. */
class ProtocolTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @ParameterizedTest
  @ValueSource(strings = {"p0", "p1", "p2", "p3"})
  void agreesWithIndependentNumbers(String pair) throws IOException {
    Image input = picture(pair + "_input");
    Image target = picture(pair + "_target");
    JsonNode golden = golden(pair);

    for (Protocol volume : new Protocol[] {Protocol.LOL, Protocol.FIVEK, Protocol.SIDD}) {
      Scores scores = volume.score(input, target);
      assertThat(scores.psnr()).isCloseTo(golden.get("psnr_rgb_255").doubleValue(), TOLERANCE);
      assertThat(scores.ssim())
          .isCloseTo(golden.get("ssim_matlab_volume_255").doubleValue(), TOLERANCE);
      assertThat(scores.mae()).isEmpty();
    }

    Scores luma = Protocol.REALSR_X4.score(input, target);
    assertThat(luma.psnr()).isCloseTo(golden.get("realsr_x4_psnr_y").doubleValue(), TOLERANCE);
    assertThat(luma.ssim()).isCloseTo(golden.get("realsr_x4_ssim_wang_y").doubleValue(), TOLERANCE);

    Scores defocus = Protocol.DPDD.score(input, target);
    assertThat(defocus.psnr()).isCloseTo(golden.get("psnr_rgb_255").doubleValue(), TOLERANCE);
    assertThat(defocus.ssim())
        .isCloseTo(golden.get("ssim_uniform7_float").doubleValue(), TOLERANCE);
    assertThat(defocus.mae().orElseThrow())
        .isCloseTo(golden.get("mae_float").doubleValue(), TOLERANCE);
  }

  @Test
  void agreesWithIndependentNumbersOnSixteenBits() throws IOException {
    Scores scores = Protocol.DPDD.score(picture("q0_input"), picture("q0_target"));
    JsonNode golden = golden("q0");
    assertThat(scores.psnr()).isCloseTo(golden.get("psnr_rgb_1").doubleValue(), TOLERANCE);
    assertThat(scores.ssim()).isCloseTo(golden.get("ssim_uniform7").doubleValue(), TOLERANCE);
    assertThat(scores.mae().orElseThrow()).isCloseTo(golden.get("mae").doubleValue(), TOLERANCE);
  }

  @Test
  void lolRoundsAndSiddDoesNot() {
    Image target = grey(20, 0);
    Image less = grey(20, 0.4f / 255);
    assertThat(Protocol.LOL.score(less, target).psnr()).isInfinite();
    assertThat(Protocol.SIDD.score(less, target).psnr())
        .isCloseTo(20 * Math.log10(255 / 0.4), TOLERANCE);
    Image more = grey(20, 1.6f / 255);
    assertThat(Protocol.LOL.score(more, target).psnr())
        .isCloseTo(20 * Math.log10(255 / 2.0), TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource
  void clampsBeforeItMeasures(Protocol protocol) {
    assertThat(protocol.score(grey(30, 7), grey(30, 1)).psnr()).isInfinite();
    assertThat(protocol.score(grey(30, -7), grey(30, 0)).psnr()).isInfinite();
  }

  @ParameterizedTest
  @EnumSource
  void equalImagesAreInfinitelyGood(Protocol protocol) throws IOException {
    Image image = picture("p1_target");
    Scores scores = protocol.score(image, image);
    assertThat(scores.psnr()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(scores.ssim()).isCloseTo(1, TOLERANCE);
  }

  @Test
  void realsrCutsTheEdgeThatItsScaleMakes() {
    // Rows and columns 1 to 17 of 20 stay for scale 2; the wrong sample stands just outside.
    float[] values = new float[20 * 20 * 3];
    values[(5 * 20 + 18) * 3] = 1;
    values[5 * 3] = 1;
    Image spoilt = Image.of(20, 20, 3, values);
    assertThat(Protocol.REALSR_X2.score(spoilt, grey(20, 0)).psnr()).isInfinite();
    values[(17 * 20 + 1) * 3] = 1;
    assertThat(Protocol.REALSR_X2.score(spoilt, grey(20, 0)).psnr()).isFinite();
    assertThat(Protocol.REALSR_X3.score(spoilt, grey(20, 0)).psnr()).isInfinite();
  }

  @Test
  void imagesSmallerThanTheWindowAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.DPDD.score(grey(6, 0), grey(6, 0)))
        .withMessageContaining("at least 7x7, not 6x6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.REALSR_X2.score(grey(13, 0), grey(13, 0)))
        .withMessageContaining("at least 11x11, not 10x10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.REALSR_X4.score(grey(7, 0), grey(7, 0)))
        .withMessageContaining("7x7 is too small");
  }

  @Test
  void imagesThatDiffOrHaveNoColourAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.LOL.score(grey(20, 0), grey(21, 0)))
        .withMessageContaining("20x20")
        .withMessageContaining("21x21");
    Image flat = Image.of(20, 20, 1, new float[400]);
    assertThatIllegalArgumentException().isThrownBy(() -> Protocol.LOL.score(flat, grey(20, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.REALSR_X2.score(flat, flat))
        .withMessageContaining("RGB");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(Protocol protocol) {
    assertThat(Protocol.of(protocol.label())).isEqualTo(protocol);
  }

  @Test
  void anUnknownNameIsAnsweredWithAllNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protocol.of("lool"))
        .withMessage(
            "no metric protocol is named 'lool'; there are: "
                + "lol, fivek, sidd, realsr-x2, realsr-x3, realsr-x4, dpdd");
  }

  private static Image grey(int side, float value) {
    float[] values = new float[side * side * 3];
    java.util.Arrays.fill(values, value);
    return Image.of(side, side, 3, values);
  }

  private static Image picture(String name) throws IOException {
    try {
      return ImageFiles.read(Path.of(resource(name + ".png").toURI())).colour();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static JsonNode golden(String pair) throws IOException {
    return new ObjectMapper().readTree(resource("metrics.json").openStream()).get(pair);
  }

  private static java.net.URL resource(String name) {
    return Objects.requireNonNull(ProtocolTest.class.getResource(name));
  }
}
