package io.mirnet.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A configuration as pairs of path and value, for observers that know no trees. */
public final class FlatSettings {
  private FlatSettings() {}

  /**
   * Flattens a configuration.
   *
   * @param yaml the resolved configuration
   * @return values as text by path, as in {@code train.loss.type}; a list is one value
   */
  public static Map<String, String> of(String yaml) {
    try {
      Map<String, String> flat = new LinkedHashMap<>();
      flatten("", new YAMLMapper().readTree(yaml), flat);
      return flat;
    } catch (IOException e) {
      throw new UncheckedIOException("a resolved configuration is YAML", e);
    }
  }

  private static void flatten(String path, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(e -> flatten(prefix + e.getKey(), e.getValue(), flat));
    } else {
      flat.put(path, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
