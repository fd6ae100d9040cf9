package io.mirnet.cli.benchmark;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was measured, for people and for programs.
 *
 * @param results one for each task, that of the matrices among them
 * @param turns how often
 * @param device where
 * @param threads of the engine, on a CPU
 * @param noData why no data was loaded, if some was to be
 * @param residentMebibytes the most that was resident in the whole process, where the system says
 *     so
 */
record BenchmarkReport(
    List<Turns.Result> results,
    Turns turns,
    Device device,
    int threads,
    Optional<String> noData,
    OptionalLong residentMebibytes) {
  private static final String ROW = "%-9s  %4s  %5s  %-9s  %-9s  %8s  %7s  %7s  %7s  %7s  %8s";

  /** Returns what is printed as JSON. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("device", place());
    values.put("threads", threads);
    values.put("warm_up", turns.warmUp());
    values.put("repeats", turns.repeats());
    values.put("inference", rows(Part.INFERENCE));
    values.put("training", rows(Part.TRAINING));
    values.put("data", rows(Part.DATA));
    noData.ifPresent(why -> values.put("data_skipped", why));
    values.put("gemm", rows(Part.GEMM));
    values.put("gemm_gflops", gemm());
    residentMebibytes.ifPresent(most -> values.put("peak_resident_mib", most));
    return values;
  }

  private List<Map<String, Object>> rows(Part part) {
    return results.stream().filter(r -> r.task().part() == part).map(this::row).toList();
  }

  private Map<String, Object> row(Turns.Result result) {
    Task task = result.task();
    Map<String, Object> row = new LinkedHashMap<>();
    boolean patches = task.part() == Part.TRAINING || task.part() == Part.DATA;
    row.put(patches ? "patch" : "size", task.side());
    if (patches) {
      row.put("batch", task.batch());
    }
    task.variant()
        .ifPresent(
            variant -> {
              row.put("execution", variant.execution());
              row.put("precision", variant.precision());
            });
    row.put("median_s", result.timing().median());
    row.put("min_s", result.timing().least());
    row.put("max_s", result.timing().most());
    if (task.gigaflop().isPresent()) {
      row.put("gflops", result.gigaflops());
      row.put("gemm_share", result.gigaflops() / gemm());
    }
    if (task.part() != Part.GEMM) {
      row.put("images_per_s", result.imagesPerSecond());
    }
    return row;
  }

  /** Returns the lines of a table and what is to be said below it, none longer than 100. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted(
            "",
            "size",
            "batch",
            "execution",
            "precision",
            "median/s",
            "min/s",
            "max/s",
            "GFLOP/s",
            "of gemm",
            "images/s"));
    results.stream().map(this::line).forEach(lines::add);
    lines.add("");
    lines.add(
        "on %s with %d threads; rounds: %d, after %d to warm up"
            .formatted(place(), threads, turns.repeats(), turns.warmUp()));
    residentMebibytes.ifPresent(
        most -> lines.add(String.format(Locale.ROOT, "most resident memory: %,d MiB", most)));
    noData.ifPresent(why -> lines.add("data was not loaded: " + why));
    return lines;
  }

  private String line(Turns.Result result) {
    Task task = result.task();
    Timing timing = result.timing();
    boolean counted = task.gigaflop().isPresent();
    boolean images = task.part() != Part.GEMM;
    return ROW.formatted(
            task.part().text(),
            task.side(),
            images ? task.batch() : "",
            task.variant().map(Variant::execution).orElse(""),
            task.variant().map(Variant::precision).orElse(""),
            number("%.4f", timing.median()),
            number("%.4f", timing.least()),
            number("%.4f", timing.most()),
            counted ? number("%.1f", result.gigaflops()) : "",
            counted ? number("%.0f %%", 100 * result.gigaflops() / gemm()) : "",
            images ? number("%.2f", result.imagesPerSecond()) : "")
        .stripTrailing();
  }

  private double gemm() {
    return results.stream()
        .filter(result -> result.task().part() == Part.GEMM)
        .mapToDouble(Turns.Result::gigaflops)
        .findFirst()
        .orElseThrow();
  }

  private String place() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
