package io.mirnet.train.report;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.sheet.Crop;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.report.internal.result.TrialRecord;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.sweep.KeptPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One validation image as each setting restores it, cut out at one place.
 *
 * @param image the image's name
 * @param seed the seed that all settings were trained with
 * @param score what decided which weights are the best: the pictures are of its set
 * @param place where it was cut out
 * @param pictures input, settings, target
 */
record CropStrip(String image, long seed, ReportedScore score, Crop place, List<Picture> pictures) {
  /** A multiple of three and four CSS pixels that two or five of them fit beside each other. */
  static final int SIDE = 48;

  /**
   * A cut-out picture.
   *
   * @param caption what made it
   * @param value the score of the whole image; NaN if not known
   * @param crop what was cut out
   * @param run the run it comes from
   */
  record Picture(String caption, double value, Image crop, Path run) {}

  /** Returns a strip for each image that was kept; none before the first trial is complete. */
  static List<CropStrip> of(SweepSummary sweep) {
    Map<Long, Map<SettingSummary, TrialRecord>> bySeed = new TreeMap<>();
    for (SettingSummary setting : sweep.settings()) {
      for (TrialRecord trial : setting.complete()) {
        if (Files.isDirectory(folder(trial))) {
          bySeed
              .computeIfAbsent(
                  trial.trial().seed(),
                  seed -> new TreeMap<>(Comparator.comparingInt(SettingSummary::number)))
              .put(setting, trial);
        }
      }
    }
    // Runs of one seed saw the same batches: nothing else differs between the pictures.
    return bySeed.values().stream()
        .max(Comparator.comparingInt(Map::size))
        .map(CropStrip::strips)
        .orElse(List.of());
  }

  private static Path folder(TrialRecord trial) {
    return trial.run().resolve("restored");
  }

  private static List<CropStrip> strips(Map<SettingSummary, TrialRecord> trials) {
    TrialRecord first = trials.values().iterator().next();
    List<CropStrip> strips = new ArrayList<>();
    RunResult result = first.result().orElseThrow();
    ReportedScore score = new ReportedScore(result.monitor().set(), result.monitor().kind(), false);
    for (String image : score.byImage(result).keySet()) {
      String stem = KeptPictures.stem(image);
      if (Files.exists(folder(first).resolve(stem + "-target.png"))) {
        strips.add(strip(image, stem, score, trials));
      }
    }
    return strips;
  }

  private static CropStrip strip(
      String image, String stem, ReportedScore score, Map<SettingSummary, TrialRecord> trials) {
    TrialRecord first = trials.values().iterator().next();
    Image input = read(folder(first).resolve(stem + "-input.png"));
    Image target = read(folder(first).resolve(stem + "-target.png"));
    Map<SettingSummary, Image> restored = new TreeMap<>(Comparator.comparing(s -> s.number()));
    trials.forEach(
        (setting, trial) -> {
          Path file = folder(trial).resolve(stem + ".png");
          if (Files.exists(file)) {
            restored.put(setting, read(file));
          }
        });
    List<Image> compared = new ArrayList<>(restored.values());
    if (compared.size() < 2) {
      compared.add(target);
    }
    Crop place = new CropFinder(SIDE).find(compared);
    List<Picture> pictures = new ArrayList<>();
    pictures.add(picture("Input", Double.NaN, place, input, first));
    restored.forEach(
        (setting, picture) -> {
          TrialRecord trial = trials.get(setting);
          double value =
              score.byImage(trial.result().orElseThrow()).getOrDefault(image, Double.NaN);
          String caption = setting.number() + " " + setting.name();
          pictures.add(picture(caption, value, place, picture, trial));
        });
    pictures.add(picture("Target", Double.NaN, place, target, first));
    return new CropStrip(image, first.trial().seed(), score, place, pictures);
  }

  private static Picture picture(
      String caption, double value, Crop place, Image image, TrialRecord trial) {
    return new Picture(caption, value, place.of(image), folder(trial));
  }

  private static Image read(Path file) {
    Image image = ImageFiles.read(file).colour();
    if (image.bits() != 8 || image.channels() != 3) {
      throw new InputException(file + " is not as the trial wrote it; run the trial again");
    }
    return image;
  }
}
