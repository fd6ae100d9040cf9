package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  private static final List<String> NAMES =
      List.of("conv_in.weight", "body.0.body.0.bias", "body.1.body.0.weight", "conv_out.weight");

  @ParameterizedTest
  @CsvSource({
    "body.0.*, body.0.body.0.bias, true",
    "*.bias, body.0.body.0.bias, true",
    "body.*.bias, body.0.body.0.bias, true",
    "*, conv_in.weight, true",
    "conv_in.weight, conv_in.weight, true",
    "body.0*, body.1.body.0.weight, false",
    "conv_in, conv_in.weight, false",
    "convXin.weight, conv_in.weight, false",
    "conv.in.weight, conv_in.weight, false",
    "\\E.*, conv_in.weight, false",
  })
  void aStarStandsForAnythingAndAllElseForItself(String pattern, String name, boolean fits) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(fits);
  }

  @Test
  void aPatternThatFitsNothingIsRefusedWithWhatIsNear() {
    assertThatThrownBy(() -> new NamePattern("bdy.0.*").requireMatch("model.freeze", NAMES))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "model.freeze: no parameter's name fits 'bdy.0.*'; did you mean 'body.0.*'? there are conv_in.weight, body.0.body.0.bias, body.1.body.0.weight and so on");
    assertThatThrownBy(() -> new NamePattern("*.bais").requireMatch("k", NAMES))
        .hasMessageContaining("did you mean '*.bias'?");
    assertThatThrownBy(() -> new NamePattern("conv_im.weight").requireMatch("k", NAMES))
        .hasMessageContaining("did you mean 'conv_in.weight'?");
    assertThatThrownBy(() -> new NamePattern("zzzzzzzzz").requireMatch("k", List.of("a.b")))
        .hasMessage("k: no parameter's name fits 'zzzzzzzzz'; there are a.b");
    assertThatCode(() -> new NamePattern("body.*").requireMatch("k", NAMES))
        .doesNotThrowAnyException();
  }
}
