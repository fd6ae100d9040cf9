package io.mirnet.train.sweep;

import io.mirnet.train.Evaluation;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a complete trial leaves in {@code result.json} for the report: scores of the last weights on
 * each validation image, size, cost and memory.
 *
 * @param evaluation scores by image
 * @param pictures some of the restored pictures
 * @param cost size of the network
 * @param peakMemory most resident memory of the process, in MiB; empty where the system doesn't
 *     tell
 */
record TrialResult(
    Evaluation evaluation, KeptPictures pictures, NetworkCost cost, OptionalLong peakMemory) {
  /** Measures the network that was trained, and keeps some of the pictures it makes. */
  static TrialResult measure(Training training) {
    KeptPictures pictures = new KeptPictures();
    Evaluation evaluation = training.evaluate(pictures);
    return new TrialResult(
        evaluation, pictures, NetworkCost.of(training.network()), mostResident());
  }

  /** Writes {@code restored/} and then {@code result.json}. */
  void save(RunDirectory run) {
    pictures.save(run.folder().resolve("restored"), evaluation);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("psnr", evaluation.psnr());
    values.put("ssim", evaluation.ssim());
    values.put("parameters", cost.parameters());
    values.put("gmacs", cost.gmacs());
    peakMemory.ifPresent(mebibytes -> values.put("peak_memory_mib", mebibytes));
    List<Map<String, Object>> images = new ArrayList<>();
    for (Evaluation.ImageScore image : evaluation.images()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", image.name());
      one.put("psnr", image.scores().psnr());
      one.put("ssim", image.scores().ssim());
      one.putAll(image.scores().more());
      images.add(one);
    }
    values.put("images", images);
    run.saveResult(values);
  }

  /** {@code VmHWM} of Linux, which counts native memory too. */
  private static OptionalLong mostResident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
