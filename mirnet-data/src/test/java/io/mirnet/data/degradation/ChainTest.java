package io.mirnet.data.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(ChainTest.class.getClassLoader()));

  record Section(Choice<DegradationProvider<?>> degradation) {}

  @Test
  void eachStepTakesTheResultOfTheOneBefore() {
    Image clean = Image.of(20, 20, 3, new float[1200]);
    SplittableRandom random = new SplittableRandom(3);
    Image noisy = build("{type: noise, sigma: 40}").degrade(clean, random);
    Image both = build("jpeg").degrade(noisy, random);
    assertThat(build("[{type: noise, sigma: 40}, jpeg]").degrade(clean, new SplittableRandom(3)))
        .isEqualTo(both);
  }

  @Test
  void reachesAddUpAndGridsHaveACommonMultiple() {
    Degradation chain = build("[{type: bicubic, scale: 3}, noise, jpeg]");
    assertThat(chain.support()).isEqualTo(new Support(15 + 32, 48));
    assertThat(build("[noise]").support()).isEqualTo(Support.POINT);
  }

  @Test
  void anEmptyListIsAMistake() {
    assertThatThrownBy(() -> build("[]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("one degradation or more is needed");
  }

  private static Degradation build(String yaml) {
    return DegradationProvider.build(
        READER
            .read(Section.class, "test", "degradation: " + yaml, List.of())
            .value()
            .degradation());
  }
}
