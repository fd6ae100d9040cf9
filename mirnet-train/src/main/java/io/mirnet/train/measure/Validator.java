package io.mirnet.train.measure;

import io.mirnet.api.image.Image;
import io.mirnet.api.training.RunObserver.Picture;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.data.sheet.SampleSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Measures a network on whole images of several sets, padded and cropped, and shows some. */
public final class Validator {
  /** Marks what raw weights score where averaged ones are measured too. */
  private static final String RAW = "/raw";

  private final List<MeasuredSet> sets;
  private final Monitor monitor;
  private final int pictures;
  private final Map<String, Optional<Evaluation>> inputs = new HashMap<>();

  /**
   * Makes a validator.
   *
   * @param sets the validation sets, at least one
   * @param monitor the set and score that decide
   * @param pictures rows of the sample sheet, which shows the monitored set
   */
  public Validator(List<MeasuredSet> sets, Monitor monitor, int pictures) {
    this.sets = List.copyOf(sets);
    this.monitor = monitor;
    this.pictures = pictures;
  }

  /**
   * The ways to compute that are measured.
   *
   * @param primary whose scores count
   * @param raw the raw weights', where they are measured besides
   */
  public record Measured(Forward primary, Optional<Forward> raw) {}

  /**
   * A validation.
   *
   * @param sets means by set
   * @param evaluations scores of each image by set, of the primary weights
   * @param sheet rows of input, restored, target of the monitored set
   */
  public record Report(
      Map<String, SetScores> sets, Map<String, Evaluation> evaluations, Optional<Image> sheet) {}

  /**
   * Returns the sets to measure after an iteration.
   *
   * @param iteration updates done
   * @param last whether the run ends here, which is followed by all sets
   * @return the sets
   */
  public List<MeasuredSet> due(long iteration, boolean last) {
    return sets.stream().filter(set -> last || iteration % set.every() == 0).toList();
  }

  /**
   * Counts the validations of the monitored set.
   *
   * @param after updates done at the first moment, which doesn't count
   * @param until updates done at the last, which does
   * @return their number
   */
  public long monitored(long after, long until) {
    long every = monitoredSet().every();
    return until / every - after / every;
  }

  private MeasuredSet monitoredSet() {
    return sets.stream().filter(s -> s.name().equals(monitor.set())).findFirst().orElseThrow();
  }

  /**
   * Returns what decides.
   *
   * @return set and score
   */
  public Monitor monitor() {
    return monitor;
  }

  /**
   * Measures sets.
   *
   * @param due the sets
   * @param iteration updates done
   * @param network how the network computes
   * @param viewer sees each picture
   * @param stop asked after each picture
   * @return means and pictures
   * @throws CancellationException if it was stopped
   */
  public Report validate(
      List<MeasuredSet> due,
      long iteration,
      Measured network,
      Consumer<Picture> viewer,
      BooleanSupplier stop) {
    Map<String, SetScores> scores = new LinkedHashMap<>();
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    List<List<Image>> rows = new ArrayList<>();
    for (MeasuredSet set : due) {
      boolean shown = set.name().equals(monitor.set());
      Evaluation evaluation =
          evaluate(
              set,
              iteration,
              network.primary(),
              stop,
              picture -> {
                viewer.accept(picture);
                if (shown && picture.index() < pictures) {
                  rows.addAll(SampleRows.of(picture, monitor.kind(), inputScore(set, picture)));
                }
              });
      evaluations.put(set.name(), evaluation);
      scores.put(set.name(), new SetScores(evaluation.kinds(), evaluation.means(), input(set)));
      network
          .raw()
          .map(raw -> evaluate(set, iteration, raw, stop, picture -> {}))
          .ifPresent(
              raw ->
                  scores.put(
                      set.name() + RAW, new SetScores(raw.kinds(), raw.means(), input(set))));
    }
    Optional<Image> sheet = rows.isEmpty() ? Optional.empty() : Optional.of(SampleSheet.of(rows));
    return new Report(scores, evaluations, sheet);
  }

  private static Evaluation evaluate(
      MeasuredSet set,
      long iteration,
      Forward network,
      BooleanSupplier stop,
      Consumer<Picture> viewer) {
    Restorer restorer = new Restorer(network, set.tiling());
    return Evaluation.of(
        set.pairs(),
        set.protocol(),
        restorer::restore,
        (index, name, pair, restored, score) -> {
          viewer.accept(
              new Picture(
                  iteration,
                  set.name(),
                  index,
                  set.pairs().size(),
                  name,
                  pair.input(),
                  restored,
                  pair.target(),
                  score));
          if (stop.getAsBoolean()) {
            throw new CancellationException("stopped while validating");
          }
        });
  }

  /**
   * Restores and measures two pictures of each set, the first and the largest, so that what would
   * go wrong in a validation goes wrong before the first step.
   *
   * @param network how the network computes
   */
  public void tryOut(Forward network) {
    for (MeasuredSet set : sets) {
      Restorer restorer = new Restorer(network, set.tiling());
      for (int index : List.of(0, largest(set))) {
        Evaluation.measure(
            set.pairs(), index, set.protocol(), restorer::restore, Evaluation.Viewer.NONE);
      }
    }
  }

  private static int largest(MeasuredSet set) {
    int largest = set.pairs().size() - 1;
    long most = -1;
    for (int i = 0; i < set.pairs().size(); i++) {
      long pixels = set.pairs().dimensions(i).map(d -> (long) d.width() * d.height()).orElse(-1L);
      if (pixels > most) {
        most = pixels;
        largest = i;
      }
    }
    return largest;
  }

  /** Measures the degraded images of all sets; a picture that can't be read is found here. */
  public void measureInputs() {
    sets.forEach(this::input);
  }

  /** Means of a set's degraded images; none where they can't be measured. */
  private Map<String, Double> input(MeasuredSet set) {
    return inputs(set).map(Evaluation::means).orElse(Map.of());
  }

  private Optional<Evaluation> inputs(MeasuredSet set) {
    return inputs.computeIfAbsent(
        set.name(),
        name -> Evaluation.ofInputs(set.pairs(), set.protocol(), Evaluation.Viewer.NONE));
  }

  /** The monitored score of a degraded picture; NaN where it can't be measured. */
  private double inputScore(MeasuredSet set, Picture picture) {
    return inputs(set)
        .map(all -> all.images().get(picture.index()).scores().value(monitor.kind().name()))
        .orElse(Double.NaN);
  }
}
