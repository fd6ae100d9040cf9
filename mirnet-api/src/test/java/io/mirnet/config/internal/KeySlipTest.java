package io.mirnet.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySlipTest {

  @ParameterizedTest
  @CsvSource({
    "width:80, width: 80",
    "width=80, width: 80",
    "width = 80, width: 80",
    "clip_norm:0.1 # why, clip_norm: 0.1",
  })
  void keyAndValueAreTold(String slip, String right) {
    assertThat(KeySlip.hint(slip)).isEqualTo("write '%s', with a space after ':'".formatted(right));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "width",
        "width: 80",
        "width 80",
        "80",
        "http://x",
        "C:\\data",
        "a b:c",
        "=",
        "a="
      })
  void otherTextIsNone(String text) {
    assertThat(KeySlip.hint(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"width 80, width: 80", "'- patch:8', patch: 8"})
  void inALineSpaceIsASlipToo(String line, String right) {
    assertThat(KeySlip.hintOfLine(line)).startsWith("write '" + right + "'");
  }
}
