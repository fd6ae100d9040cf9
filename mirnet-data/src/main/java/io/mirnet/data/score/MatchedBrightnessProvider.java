package io.mirnet.data.score;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Any metric, of the result at the target's brightness, as papers on low light give it beside the
 * score proper ("GT mean", as in LLFlow, Wang et al., AAAI 2022): {@code protocol: [lol, {type:
 * matched-brightness, metric: psnr}]}. Its scores are called {@code matched_psnr} and so on, so
 * that none is taken for the other.
 */
@Doc("a metric of the result at the target's mean brightness, as matched_psnr")
@AutoService(MetricProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MatchedBrightnessProvider implements MetricProvider<MatchedBrightnessOptions> {
  private static final String PREFIX = "matched_";

  @Override
  public String name() {
    return "matched-brightness";
  }

  @Override
  public Class<MatchedBrightnessOptions> configType() {
    return MatchedBrightnessOptions.class;
  }

  @Override
  public List<ScoreKind> scores(MatchedBrightnessOptions config) {
    return MetricProvider.scoresOf(config.metric()).stream()
        .map(kind -> new ScoreKind(PREFIX + kind.name(), kind.unit(), kind.direction()))
        .toList();
  }

  @Override
  public Metric create(MatchedBrightnessOptions config) {
    Metric metric = MetricProvider.build(config.metric());
    return (restored, target) -> {
      Map<String, Double> scores = new LinkedHashMap<>();
      metric
          .score(matched(restored, target), target)
          .values()
          .forEach((name, value) -> scores.put(PREFIX + name, value));
      return new Scores(scores);
    };
  }

  /** The restored image times one number, clamped. A black one stays as it is. */
  private static Image matched(Image restored, Image target) {
    double brightness = brightness(restored);
    double factor = brightness == 0 ? 1 : brightness(target) / brightness;
    float[] values = new float[restored.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) clamp(clamp(restored.value(i)) * factor);
    }
    return Image.of(restored.height(), restored.width(), restored.channels(), values);
  }

  /** The mean of luma, or of all channels where there are not three; of clamped values. */
  private static double brightness(Image image) {
    boolean rgb = image.channels() == Colours.RGB.channels();
    int step = rgb ? image.channels() : 1;
    IntToDoubleFunction value = i -> clamp(image.value(i));
    double sum = 0;
    for (int i = 0; i < image.length(); i += step) {
      sum += rgb ? Colours.luma(value, i) : value.applyAsDouble(i);
    }
    return sum * step / image.length();
  }

  private static double clamp(double value) {
    return Math.min(1, Math.max(0, value));
  }
}
