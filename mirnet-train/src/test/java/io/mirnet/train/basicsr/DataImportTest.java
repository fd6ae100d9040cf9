package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.train.config.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataImportTest {
  @TempDir private Path folder;

  private Imported sets(String train, String val) throws IOException {
    return Imported.whole(folder, "datasets:\n  train: {%s}\n  val: {%s}\n".formatted(train, val));
  }

  private static void assertTraining(Imported made, String expected) {
    Experiment experiment = Imported.read("data: {train: " + expected + "}");
    assertThat(made.experiment().data().train()).isEqualTo(experiment.data().train());
  }

  @Test
  void whatIsMissingIsAskedForAndNeverReplacedByGeneratedPictures() throws IOException {
    Imported made =
        sets("type: PairedImageDataset, dataroot_gt: b", "dataroot_gt: d, dataroot_lq: c");
    assertTraining(made, "{type: paired, input: input, target: b}");
    assertThat(made.changes())
        .containsExactly(
            "changes the result: datasets.train.dataroot_lq is missing: give the folder, 'input' stands in for it");
  }

  @Test
  void namesOfInputsAreMadeOfTheTargets() throws IOException {
    Imported made =
        sets(
            "dataroot_gt: b, dataroot_lq: a, filename_tmpl: '{}x4'",
            "dataroot_gt: d, dataroot_lq: c, filename_tmpl: '{}'");
    assertTraining(
        made, "{type: paired, input: a, target: b, match: {input: '{name}x4', target: '{name}'}}");
    assertThat(made.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{:04d}", "{}_{}", "same"})
  void aTemplateThatSaysNoNameIsSaidNotToBe(String template) throws IOException {
    assertThat(
            sets(
                    "dataroot_gt: b, dataroot_lq: a, filename_tmpl: '%s'".formatted(template),
                    "dataroot_gt: d, dataroot_lq: c")
                .changes())
        .containsExactly(
            "changes the result: line 2, datasets.train.filename_tmpl: not carried over; one {} is needed; say what belongs together by match");
  }

  @Test
  void aFileWithoutSetsAsksForThem() throws IOException {
    Imported made = Imported.whole(folder, "network_g: {type: MIRNet_v2}\n");
    assertTraining(made, "{type: paired, input: input, target: target}");
    assertThat(made.changes()).hasSize(3).last().asString().contains("datasets.val is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant | 25       | 25",
        "constant | [30]     | 30",
        "random   | [5, 50]  | '[5, 50]'",
      })
  void noiseIsAddedToCleanPictures(String type, String range, String sigma) throws IOException {
    Imported made =
        sets(
            "type: Dataset_GaussianDenoising, dataroot_gt: b, in_ch: 3, sigma_type: %s, sigma_range: %s"
                .formatted(type, range),
            "type: Dataset_GaussianDenoising, dataroot_gt: d, in_ch: 3, sigma_test: 15");
    assertTraining(
        made,
        "{type: degraded, target: b, pad: reflect, degradation: [{type: noise, sigma: %s, values: free}]}"
            .formatted(sigma));
    assertThat(made.changes()).isEmpty();
  }

  @Test
  void aChoiceOfNoisesIsARangeAndSaid() throws IOException {
    Imported made =
        sets(
            "type: Dataset_GaussianDenoising, dataroot_gt: b, sigma_type: choice, sigma_range: [50, 9, 25]",
            "dataroot_gt: d, dataroot_lq: c");
    assertTraining(
        made,
        "{type: degraded, target: b, pad: reflect, degradation: [{type: noise, sigma: [9, 50], values: free}]}");
    assertThat(made.changes())
        .containsExactly(
            "changes the result: line 2, datasets.train.sigma_type: theirs chooses among [50, 9, 25]; sigma is drawn from all of [9, 50]");
  }

  @Test
  void noiseOnGreyPicturesIsSaid() throws IOException {
    assertThat(
            sets(
                    "type: Dataset_GaussianDenoising, dataroot_gt: b, in_ch: 1, sigma_range: 25",
                    "dataroot_gt: d, dataroot_lq: c")
                .changes())
        .singleElement()
        .asString()
        .contains("datasets.train.in_ch: not carried over");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sets/test/Lol/target", "Testing", "sets/Set14/GT", "eval15/high", "x/BSD68"})
  void validationOnATestSetIsWarnedOf(String target) throws IOException {
    assertThat(
            sets(
                    "dataroot_gt: b, dataroot_lq: a",
                    "dataroot_gt: %s, dataroot_lq: c".formatted(target))
                .changes())
        .containsExactly(
            "changes the result: datasets.val looks like a test set (%s): best weights chosen by it make its scores too good; hold pairs out instead, by data.train.split"
                .formatted(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sets/val/target", "contest", "latest", "set1/target"})
  void validationOnAnotherSetIsNot(String target) throws IOException {
    assertThat(
            sets(
                    "dataroot_gt: b, dataroot_lq: a",
                    "dataroot_gt: %s, dataroot_lq: c".formatted(target))
                .changes())
        .isEmpty();
  }

  @Test
  void validationOnTheTrainingSetIsWarnedOf() throws IOException {
    assertThat(sets("dataroot_gt: b, dataroot_lq: a", "dataroot_gt: b, dataroot_lq: a").changes())
        .singleElement()
        .asString()
        .contains("datasets.val is the training set (b)");
  }

  @Test
  void whatIsPackedIsToBeUnpacked() throws IOException {
    assertThat(
            sets(
                    "dataroot_gt: b.lmdb, dataroot_lq: a.lmdb, io_backend: {type: lmdb}",
                    "dataroot_gt: d, dataroot_lq: c, io_backend: {type: disk}")
                .changes())
        .containsExactly(
            "changes the result: line 2, datasets.train.io_backend.type: not carried over; pictures are read from folders, so unpack them");
  }

  @Test
  void flipsAloneAreSaidNotToBe() throws IOException {
    Imported made =
        sets(
            "dataroot_gt: b, dataroot_lq: a, use_hflip: yes, use_rot: no",
            "dataroot_gt: d, dataroot_lq: c");
    assertThat(made.experiment().data().augmentations()).isEmpty();
    assertThat(made.changes()).hasSize(2).first().asString().contains("datasets.train.use_hflip");
  }

  @Test
  void moreWorkersThanMirnetHasAreItsMost() throws IOException {
    Imported made =
        Imported.whole(
            folder,
            "num_gpu: 8\ndatasets:\n  train: {dataroot_gt: b, dataroot_lq: a, num_worker_per_gpu: 64}\n  val: {dataroot_gt: d, dataroot_lq: c}\n");
    assertThat(made.experiment().data().workers()).isEqualTo(256);
    assertThat(made.changes()).isEmpty();
    assertThat(made.notes()).contains("data.workers: 256 of 512, mirnet's most");
  }
}
