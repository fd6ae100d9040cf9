package io.mirnet.train.basicsr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that is being written, with notes. */
final class Draft {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** Writes a value; numbers may be text, so that 2e-4 stays 2e-4. */
  @SuppressWarnings("unchecked") // this class alone puts mappings in
  void put(String path, Object value) {
    Map<String, Object> at = tree;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      at = (Map<String, Object>) at.computeIfAbsent(keys[i], key -> new LinkedHashMap<>());
    }
    at.put(keys[keys.length - 1], value);
  }

  /** Notes what makes the run another one than the option file's. */
  void change(String line) {
    changes.add("changes the result: " + line);
  }

  /** Notes what is good to know and changes nothing. */
  void remark(String line) {
    remarks.add(line);
  }

  /** Returns the notes, first those on what changes the result. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(changes);
    notes.addAll(remarks);
    return notes;
  }

  /** Writes the configuration, with the notes as comments above it. */
  String yaml(String heading) {
    StringBuilder text = new StringBuilder("# ").append(heading).append('\n');
    notes().forEach(note -> text.append("# ").append(note).append('\n'));
    try {
      return text.append(YAML.writeValueAsString(tree)).toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
