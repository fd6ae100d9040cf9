package io.mirnet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Writes docs/results.md from what {@code bin/results} puts down: a folder for each task, with the
 * files of its run, what the test set scored, the commands and the machine.
 */
final class ResultsPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENSEMBLE = "test-ensemble.json";

  private final Path folder;

  ResultsPage(Path folder) {
    this.folder = folder;
  }

  String of(String head) throws IOException {
    StringBuilder tasks = new StringBuilder();
    for (Path task : tasks()) {
      tasks.append("\n").append(section(task));
    }
    return ConfigurationPage.NOTE + head.replace("{table}\n", table("")) + tasks;
  }

  /** The table of all tasks, with links to their sections on a page. */
  String table(String page) throws IOException {
    MarkdownTable table =
        new MarkdownTable(
            "task",
            "parameters",
            "trained in",
            "pictures",
            "input",
            "restored",
            "gain",
            "SSIM",
            "ensemble");
    for (Path task : tasks()) {
      row(table, page, task);
    }
    return table.toString();
  }

  private List<Path> tasks() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(task -> Files.exists(task.resolve("test.json"))).sorted().toList();
    }
  }

  private static void row(MarkdownTable table, String page, Path task) throws IOException {
    JsonNode test = json(task, "test.json");
    double input = test.at("/input/psnr").asDouble();
    double restored = test.get("psnr").asDouble();
    table.row(
        text(
            "[%s](%s#%s)",
            title(task),
            page,
            title(task).toLowerCase(Locale.ROOT).replace(",", "").replace(" ", "-")),
        text("%,d", result(task).cost().orElseThrow().parameters()),
        minutes(task),
        String.valueOf(test.get("images").size()),
        decibels(input),
        text("**%s**", decibels(restored)),
        text("%+.2f", restored - input),
        text("%.4f", test.get("ssim").asDouble()),
        decibels(json(task, ENSEMBLE).get("psnr").asDouble()));
  }

  private static String section(Path task) throws IOException {
    return Files.readString(task.resolve("about.txt")).replaceFirst("^#", "##")
        + "\n"
        + scores(task)
        + "\n"
        + spread(json(task, "test.json"))
        + baseline(task)
        + "\n\n```sh\n"
        + Files.readString(task.resolve("commands.txt"))
        + "```\n\n"
        + machine(task);
  }

  private static String title(Path task) throws IOException {
    try (Stream<String> lines = Files.lines(task.resolve("about.txt"))) {
      return lines.findFirst().orElseThrow().replaceFirst("^# *", "");
    }
  }

  /** Rows of both sets, so that what was chosen by one is seen beside the other. */
  private static MarkdownTable scores(Path task) throws IOException {
    JsonNode test = json(task, "test.json");
    JsonNode ensemble = json(task, ENSEMBLE);
    List<String> names = new ArrayList<>();
    test.fields().forEachRemaining(field -> addNumber(names, field));
    List<String> heads = new ArrayList<>(List.of("set", "pictures"));
    names.forEach(name -> heads.addAll(List.of(heading(name), "of the input")));
    MarkdownTable table = new MarkdownTable(heads.toArray(String[]::new));
    SetResult validation = result(task).monitored().orElseThrow();
    List<String> held = new ArrayList<>(List.of("validation, last weights"));
    held.add(String.valueOf(validation.images().size()));
    List<String> tested = new ArrayList<>(List.of("**test**, best weights by validation"));
    tested.add(String.valueOf(test.get("images").size()));
    List<String> averaged = new ArrayList<>(List.of("the same, self-ensemble", ""));
    for (String name : names) {
      held.add(number(name, validation.scores().getOrDefault(name, Double.NaN)));
      held.add(number(name, validation.input().getOrDefault(name, Double.NaN)));
      tested.add(number(name, test.get(name).asDouble()));
      tested.add(number(name, test.at("/input/" + name).asDouble()));
      averaged.addAll(List.of(number(name, ensemble.get(name).asDouble()), ""));
    }
    table.row(held.toArray(String[]::new));
    table.row(tested.toArray(String[]::new));
    table.row(averaged.toArray(String[]::new));
    return table;
  }

  private static void addNumber(List<String> names, Map.Entry<String, JsonNode> field) {
    if (field.getValue().isNumber()) {
      names.add(field.getKey());
    }
  }

  private static String spread(JsonNode test) {
    List<Double> gains =
        StreamSupport.stream(test.get("images").spliterator(), false)
            .map(image -> image.get("psnr").asDouble() - image.at("/input/psnr").asDouble())
            .sorted()
            .toList();
    return text(
        "Of %d test pictures %d gained: %+.2f dB at least, %+.2f at the median, %+.2f at most.",
        gains.size(),
        gains.stream().filter(gain -> gain > 0).count(),
        gains.get(0),
        gains.get(gains.size() / 2),
        gains.get(gains.size() - 1));
  }

  /** What a method without training reaches, where that was measured. */
  private static String baseline(Path task) throws IOException {
    if (!Files.exists(task.resolve("baseline.json"))) {
      return "";
    }
    JsonNode baseline = json(task, "baseline.json");
    double best = baseline.get("psnr").asDouble();
    double above = json(task, "test.json").get("psnr").asDouble() - best;
    return text(
        " %s: %s dB, so that the network is %.2f dB above.",
        baseline.get("name").asText(), decibels(best), above);
  }

  private static String machine(Path task) throws IOException {
    JsonNode manifest = json(task, "manifest.json");
    JsonNode machine = json(task, "machine.json");
    return text(
        "%s, %s cores, %s; %s, %s, %s; begun %s at commit %s; %,d iterations in %s.\n",
        machine.path("processor").asText("processor not told"),
        machine.get("cores").asText(),
        manifest.get("os").asText(),
        manifest.get("engine").asText(),
        manifest.get("execution").asText(),
        manifest.get("precision").asText(),
        manifest.get("started").asText().replace("T", " ").replace("Z", " UTC"),
        manifest.get("git_commit").asText().substring(0, 7),
        result(task).iteration(),
        minutes(task));
  }

  private static String minutes(Path task) throws IOException {
    long seconds = Long.parseLong(Files.readString(task.resolve("seconds.txt")).strip());
    return text("%d min %02d s", seconds / 60, seconds % 60);
  }

  private static String heading(String name) {
    return name.replace("matched_", "matched ").replace("psnr", "PSNR/dB").replace("ssim", "SSIM");
  }

  private static String number(String name, double value) {
    return Double.isNaN(value) ? "" : name.endsWith("psnr") ? decibels(value) : text("%.4f", value);
  }

  private static String decibels(double value) {
    return text("%.2f", value);
  }

  /** With points and commas whatever the machine's language is. */
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static RunResult result(Path task) {
    return RunResult.read(task.resolve("result.json"));
  }

  private static JsonNode json(Path task, String name) throws IOException {
    return JSON.readTree(task.resolve(name).toFile());
  }
}
