package io.mirnet.train.report.internal.result;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Results of trials that measured one set by PSNR. */
final class Results {
  static final Monitor MONITOR = new Monitor("validation", ScoreKind.PSNR);
  static final ReportedScore PSNR = new ReportedScore("validation", ScoreKind.PSNR, false);

  private Results() {}

  static RunResult of(Map<String, Double> psnr) {
    List<ScoreKind> kinds = List.of(ScoreKind.PSNR);
    List<ImageScore> images = new ArrayList<>();
    psnr.forEach(
        (name, value) -> images.add(new ImageScore(name, new Scores(Map.of("psnr", value)))));
    Map<String, Double> means = new Evaluation(kinds, images).means();
    return new RunResult(
        1,
        true,
        MONITOR,
        Double.NaN,
        0,
        Map.of("validation", new SetResult(kinds, means, Map.of(), images)),
        Optional.empty(),
        OptionalLong.empty());
  }
}
