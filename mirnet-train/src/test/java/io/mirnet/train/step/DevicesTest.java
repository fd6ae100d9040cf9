package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

  @ParameterizedTest
  @ValueSource(strings = {"auto", "cpu", "gpu", "gpu:0", "gpu:1,0", "gpu:3,10,1"})
  void devicesAreNamedSo(String text) {
    assertThat(Devices.mistake(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tpu",
        "CPU",
        "gpu:",
        "gpu:0,",
        "gpu:,0",
        "gpu:0,,1",
        "gpu:-1",
        "gpu:x",
        "gpu:0, 1",
        "gpu: 0",
        " gpu",
        "gpu:1.0",
        "gpu:1000",
        "gpu0",
        "cpu:0",
        "gpu:0\n",
        "gpu:\u0661"
      })
  void whatNamesNoDeviceIsAMistake(String text) {
    assertThat(Devices.mistake(text))
        .contains("'%s' is no device: use auto, cpu, gpu or gpu:0,1".formatted(text));
    assertThatThrownBy(() -> Devices.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"gpu:0,0 0", "gpu:1,2,1 1", "gpu:1,01 1", "gpu:2,3,3,2 2"})
  void aGpuThatIsNamedTwiceIsAMistake(String text, int number) {
    assertThat(Devices.mistake(text))
        .contains("'%s' names GPU %d twice: name each GPU once".formatted(text, number));
  }

  @Test
  void theCpuIsThereAlways() {
    assertThat(Devices.of("cpu")).containsExactly(Device.cpu());
    assertThat(Devices.warning("cpu")).isEmpty();
  }
}
