package io.mirnet.cli.score;

import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores as values for JSON. What is infinite, as the PSNR of equal pictures, is a text there, as
 * in {@code result.json}.
 */
final class ScoreJson {
  private ScoreJson() {}

  static Map<String, Object> of(Measured measured) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("protocol", measured.protocol());
    all.putAll(means(measured));
    Map<String, Object> parts = new LinkedHashMap<>();
    measured.subsets().members().keySet().forEach(name -> parts.put(name, part(measured, name)));
    if (!parts.isEmpty()) {
      all.put("subsets", parts);
    }
    all.put("images", images(measured));
    return all;
  }

  private static Map<String, Object> means(Measured measured) {
    Map<String, Object> means = new LinkedHashMap<>(measured.restored().means());
    measured.input().ifPresent(input -> means.put("input", input.means()));
    return means;
  }

  private static Map<String, Object> part(Measured measured, String name) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("count", measured.part(name).restored().images().size());
    part.putAll(means(measured.part(name)));
    return part;
  }

  private static List<Object> images(Measured measured) {
    List<Object> images = new ArrayList<>();
    List<ImageScore> restored = measured.restored().images();
    for (int i = 0; i < restored.size(); i++) {
      Map<String, Object> image = new LinkedHashMap<>();
      image.put("name", restored.get(i).name());
      image.putAll(restored.get(i).scores().values());
      int at = i;
      measured
          .input()
          .map(Evaluation::images)
          .ifPresent(input -> image.put("input", input.get(at).scores().values()));
      images.add(image);
    }
    return images;
  }
}
