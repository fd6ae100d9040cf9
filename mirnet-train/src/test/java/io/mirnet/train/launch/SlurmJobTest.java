package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlurmJobTest {
  @Test
  void sbatchPrintsTheNumberOfAJob() {
    assertThat(SlurmJob.parse("1234\n")).contains(new SlurmJob("1234", Optional.empty()));
  }

  @Test
  void whereThereAreSeveralClustersItPrintsWhichOneTook() {
    SlurmJob job = new SlurmJob("1234", Optional.of("north"));
    assertThat(SlurmJob.parse("1234;north\n")).contains(job);
    assertThat(job.with("--noheader")).containsExactly("--noheader", "--clusters=north");
  }

  @Test
  void aGreetingBeforeItIsPassedOver() {
    assertThat(SlurmJob.parse("Welcome to 2026!\n7 days of quota left\n1234\n"))
        .contains(new SlurmJob("1234", Optional.empty()));
  }

  @Test
  void wordsAreNoJob() {
    assertThat(SlurmJob.parse("Submitted batch job 1234\n")).isEmpty();
    assertThat(SlurmJob.parse("")).isEmpty();
  }
}
