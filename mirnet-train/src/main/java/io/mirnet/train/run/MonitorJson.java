package io.mirnet.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.measure.MeasuredSet;
import io.mirnet.train.measure.Monitor;
import java.util.Locale;

/**
 * A score of a set as JSON, with unit and direction: what decided in {@code result.json}, and what
 * a sweep compares in {@code plan.json}.
 */
public final class MonitorJson {
  private MonitorJson() {}

  /** Writes it, for Jackson. */
  public static final class Writer extends StdConverter<Monitor, ObjectNode> {
    @Override
    public ObjectNode convert(Monitor monitor) {
      return of(monitor);
    }
  }

  /** Reads it, for Jackson; also the score's name alone, as plans held it before sets had names. */
  public static final class Reader extends StdConverter<JsonNode, Monitor> {
    @Override
    public Monitor convert(JsonNode node) {
      return node.isTextual()
          ? new Monitor(MeasuredSet.UNNAMED, FormerResult.kind(node.asText()))
          : read(node);
    }
  }

  static ObjectNode of(Monitor monitor) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("set", monitor.set());
    node.setAll(kind(monitor.kind(), "score"));
    return node;
  }

  static Monitor read(JsonNode node) {
    return new Monitor(node.path("set").asText(), kind(node, "score"));
  }

  static ObjectNode kind(ScoreKind kind, String key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(key, kind.name())
        .put("unit", kind.unit())
        .put("direction", kind.direction().name().toLowerCase(Locale.ROOT));
  }

  static ScoreKind kind(JsonNode node, String key) {
    String direction = node.path("direction").asText("higher").toUpperCase(Locale.ROOT);
    return new ScoreKind(
        node.path(key).asText(), node.path("unit").asText(), Direction.valueOf(direction));
  }
}
