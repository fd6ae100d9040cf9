package io.mirnet.train.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads event files back, knowing nothing of what writes them. */
final class EventReader {
  private EventReader() {}

  /** A message: by field number what is there, numbers as they are on the wire. */
  record Fields(Map<Integer, List<Object>> values) {
    static Fields of(ByteBuffer bytes) {
      Map<Integer, List<Object>> values = new LinkedHashMap<>();
      ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        long tag = varint(in);
        Object value =
            switch ((int) tag & 7) {
              case 0 -> varint(in);
              case 1 -> in.getDouble();
              case 2 -> take(in, (int) varint(in));
              case 5 -> (double) in.getFloat();
              default -> throw new IllegalArgumentException("wire type of tag " + tag);
            };
        values.computeIfAbsent((int) (tag >> 3), field -> new ArrayList<>()).add(value);
      }
      return new Fields(values);
    }

    boolean has(int field) {
      return values.containsKey(field);
    }

    Object number(int field) {
      return values.get(field).get(0);
    }

    byte[] bytes(int field) {
      ByteBuffer bytes = ((ByteBuffer) values.get(field).get(0)).duplicate();
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    }

    String text(int field) {
      return new String(bytes(field), StandardCharsets.UTF_8);
    }

    Fields message(int field) {
      return messages(field).get(0);
    }

    List<Fields> messages(int field) {
      return values.getOrDefault(field, List.of()).stream()
          .map(value -> of(((ByteBuffer) value).duplicate()))
          .toList();
    }
  }

  /** The values of all summaries by {@code STEP TAG}, in the order of the file. */
  static Map<String, Fields> summaries(Path file) throws IOException {
    Map<String, Fields> values = new LinkedHashMap<>();
    for (Fields event : events(file)) {
      for (Fields summary : event.messages(5)) {
        summary.messages(1).forEach(value -> values.put(step(event) + " " + value.text(1), value));
      }
    }
    return values;
  }

  /** The step from which on what was written before is forgotten. */
  static long start(Path file) throws IOException {
    return events(file).stream()
        .filter(event -> event.has(7))
        .map(EventReader::step)
        .findFirst()
        .orElseThrow();
  }

  private static long step(Fields event) {
    return event.has(2) ? (long) event.number(2) : 0;
  }

  private static List<Fields> events(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Fields> events = new ArrayList<>();
    while (in.hasRemaining()) {
      int length = (int) in.getLong();
      in.getInt();
      events.add(Fields.of(take(in, length)));
      in.getInt();
    }
    return events;
  }

  private static ByteBuffer take(ByteBuffer in, int length) {
    ByteBuffer slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    return slice;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
