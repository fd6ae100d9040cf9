package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MistakesTest extends Mistakes {
  MistakesTest() {
    super("mistakes", Sample.Experiment.class, Sample.providers());
  }

  @Test
  void kindsAreMany() {
    assertThat(kinds()).hasSizeGreaterThan(48);
  }
}
