package io.mirnet.train.basicsr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A section of {@code datasets}: pairs in two folders, or clean pictures that get noise. */
final class SetImport {
  /** What begins so is of the released code, which pads pictures that are smaller than a patch. */
  private static final String RELEASED_TYPE = "Dataset_";

  private static final String PLACE = "{}";
  private static final String NAME = "{name}";
  private static final Pattern ONE_PLACE = Pattern.compile("[^{}]*\\{}[^{}]*");

  private final OptionFile file;
  private final Draft draft;
  private final String section;

  SetImport(OptionFile file, Draft draft, String section) {
    this.file = file;
    this.draft = draft;
    this.section = section;
  }

  /** A training set; one that says too little is to be completed, and never another one. */
  Map<String, Object> training() {
    String type = file.text(section + "type").orElse("");
    Map<String, Object> set = set(type);
    if (type.startsWith(RELEASED_TYPE)) {
      set.put("pad", "reflect");
    }
    return set;
  }

  /** A validation set. */
  Map<String, Object> validation() {
    return set(file.text(section + "type").orElse(""));
  }

  private Map<String, Object> set(String type) {
    file.is(section + "io_backend.type", "disk");
    if (type.contains("GaussianDenoising")) {
      return noisy();
    }
    if (!type.isEmpty() && !type.contains("Paired") && !type.contains("DualPixel")) {
      file.leave(section + "type");
    }
    return paired();
  }

  private Map<String, Object> paired() {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("type", "paired");
    String left = file.has(section + "dataroot_lqL") ? "dataroot_lqL" : "dataroot_lq";
    set.put("input", folder(left, "input"));
    set.put("target", folder("dataroot_gt", "target"));
    file.path(section + "dataroot_lqR").ifPresent(right -> set.put("input_right", right));
    names().ifPresent(match -> set.put("match", match));
    return set;
  }

  /** {@code filename_tmpl}: what an input is called, {@code {}} being its target's name. */
  private Optional<Map<String, Object>> names() {
    String key = section + "filename_tmpl";
    String template = file.text(key).orElse(PLACE);
    if (template.equals(PLACE)) {
      return Optional.empty();
    }
    if (ONE_PLACE.matcher(template).matches()) {
      Map<String, Object> match = new LinkedHashMap<>();
      match.put("input", template.replace(PLACE, NAME));
      match.put("target", NAME);
      return Optional.of(match);
    }
    file.leave(key);
    return Optional.empty();
  }

  private Map<String, Object> noisy() {
    Map<String, Object> noise = new LinkedHashMap<>();
    noise.put("type", "noise");
    noise.put("sigma", sigma());
    // Theirs is added to floats and neither clamped nor rounded.
    noise.put("values", "free");
    file.is(section + "in_ch", "3");
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("type", "degraded");
    set.put("target", folder("dataroot_gt", "target"));
    set.put("degradation", List.of(noise));
    return set;
  }

  /** One deviation, or a range of them. */
  private Object sigma() {
    Optional<String> test = file.number(section + "sigma_test");
    if (test.isPresent()) {
      return test.get();
    }
    List<String> sigmas = file.numbers(section + "sigma_range");
    if (sigmas.isEmpty()) {
      draft.change(
          "%ssigma_range is missing: give the noise's sigma, 25 stands in for it"
              .formatted(section));
      return "25";
    }
    if (file.is(section + "sigma_type", "choice") && sigmas.size() > 1) {
      List<String> sorted =
          sigmas.stream()
              .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
              .toList();
      List<String> range = List.of(sorted.get(0), sorted.get(sorted.size() - 1));
      draft.change(
          "line %d, %ssigma_type: theirs chooses among %s; sigma is drawn from all of %s"
              .formatted(file.line(section + "sigma_type"), section, sigmas, range));
      return range;
    }
    file.is(section + "sigma_type", "constant");
    file.is(section + "sigma_type", "random");
    return sigmas.size() == 1 ? sigmas.get(0) : sigmas;
  }

  private String folder(String key, String standIn) {
    return file.path(section + key)
        .orElseGet(
            () -> {
              draft.change(
                  "%s%s is missing: give the folder, '%s' stands in for it"
                      .formatted(section, key, standIn));
              return standIn;
            });
  }
}
