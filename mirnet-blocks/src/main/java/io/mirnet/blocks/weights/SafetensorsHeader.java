package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checked header of a safetensors file: after it was read, the entries cover the data without
 * holes or overlaps.
 *
 * @param entries in the order of the header
 * @param metadata the strings under {@code __metadata__}
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");
  private static final Map<String, ElementType> TYPES =
      Arrays.stream(ElementType.values()).collect(Collectors.toMap(Enum::name, type -> type));
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A tensor: bytes {@code begin} to {@code end} of the data. */
  record Entry(String name, ElementType type, Shape shape, long begin, long end) {}

  /**
   * Reads a header.
   *
   * @param file for messages
   * @param json the header's bytes
   * @param dataLength bytes that follow the header in the file
   * @throws InputException if anything in it is wrong
   */
  static SafetensorsHeader parse(Object file, byte[] json, long dataLength) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new InputException(
          "%s: the header is not valid JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new InputException(
          "%s: the header is not valid JSON: %s".formatted(file, e.getMessage()), e);
    }
    check(root != null && root.isObject(), file, "the header is not a JSON object");
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      if (property.getKey().equals(METADATA)) {
        check(property.getValue().isObject(), file, METADATA + " is not a JSON object");
        for (Map.Entry<String, JsonNode> pair : property.getValue().properties()) {
          check(pair.getValue().isTextual(), file, METADATA + " holds something but strings");
          metadata.put(pair.getKey(), pair.getValue().textValue());
        }
      } else {
        entries.add(entry(file, property.getKey(), property.getValue()));
      }
    }
    checkCovers(file, entries, dataLength);
    return new SafetensorsHeader(entries, metadata);
  }

  /** The entries as they lie in the file. */
  List<Entry> inFileOrder() {
    return sorted(entries);
  }

  private static List<Entry> sorted(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
        .toList();
  }

  private static Entry entry(Object file, String name, JsonNode node) {
    String where = "tensor '" + name + "' ";
    check(node.isObject(), file, where + "is not a JSON object");
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      check(
          KEYS.contains(property.getKey()),
          file,
          where + "has the unknown key '" + property.getKey() + "'");
    }
    String typeName = node.path("dtype").asText();
    ElementType type = TYPES.get(typeName);
    check(
        type != null,
        file,
        where
            + "has the dtype '"
            + typeName
            + "', which is not known; there are: "
            + Arrays.toString(ElementType.values()));
    long[] sizes = longs(node.path("shape"), file, where + "has a bad shape");
    long[] offsets = longs(node.path("data_offsets"), file, where + "has bad data_offsets");
    check(
        offsets.length == 2 && offsets[0] <= offsets[1],
        file,
        where + "has data_offsets that are not [begin, end]");
    long length = offsets[1] - offsets[0];
    check(
        bytes(sizes, type) == length,
        file,
        where
            + "of shape %s and dtype %s doesn't fill its %d bytes"
                .formatted(Arrays.toString(sizes), type, length));
    check(
        length / type.bytes() <= Integer.MAX_VALUE - 8,
        file,
        where + "is larger than a Java array can be");
    return new Entry(name, type, new Shape(sizes), offsets[0], offsets[1]);
  }

  /** The bytes of a tensor; -1 if that is more than a long can count. */
  private static long bytes(long[] sizes, ElementType type) {
    long bytes = type.bytes();
    try {
      for (long size : sizes) {
        bytes = Math.multiplyExact(bytes, size);
      }
    } catch (ArithmeticException e) {
      return -1;
    }
    return bytes;
  }

  private static long[] longs(JsonNode array, Object file, String problem) {
    check(array.isArray(), file, problem + ": it is not a list");
    long[] values = new long[array.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = array.get(i);
      check(
          value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0,
          file,
          problem + ": " + value + " is not a whole number from 0");
      values[i] = value.longValue();
    }
    return values;
  }

  private static void checkCovers(Object file, List<Entry> entries, long dataLength) {
    long end = 0;
    for (Entry entry : sorted(entries)) {
      check(
          entry.begin() == end,
          file,
          "tensor '%s' begins at byte %d of the data, where %d is expected: a hole or an overlap"
              .formatted(entry.name(), entry.begin(), end));
      end = entry.end();
    }
    check(
        end == dataLength,
        file,
        "the header describes %d bytes of data, but the file holds %d: it is damaged or cut off"
            .formatted(end, dataLength));
  }

  private static void check(boolean holds, Object file, String problem) {
    if (!holds) {
      throw new InputException(file + ": " + problem);
    }
  }
}
