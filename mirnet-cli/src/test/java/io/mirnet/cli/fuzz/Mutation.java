package io.mirnet.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a file as damage and malice do: a function of a seed. */
final class Mutation {
  private static final int MOST_CHANGES = 4;

  /** What counts of things are made of when they lie. */
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0xffff,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 31,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final List<String> WORDS =
      List.of(
          "null", "{}", "[]", "-1", "1e999", "NaN", "\"\"", "..", "\u001b[2J", "&a", "*a", "<<");

  private final SplittableRandom random;
  private byte[] bytes;

  private Mutation(byte[] bytes, long seed) {
    this.bytes = bytes.clone();
    random = new SplittableRandom(seed);
  }

  /** One to four changes. */
  static byte[] of(byte[] bytes, long seed) {
    Mutation mutation = new Mutation(bytes, seed);
    int changes = 1 + mutation.random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && mutation.bytes.length > 0; i++) {
      mutation.change();
    }
    return mutation.bytes;
  }

  private void change() {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> bytes = Arrays.copyOf(bytes, at);
      case 3 -> number(at);
      case 4 -> splice(at, length(at), new byte[0]);
      case 5 -> splice(at, 0, Arrays.copyOfRange(bytes, at, at + length(at)));
      case 6 -> splice(at, length(at), WORDS.get(random.nextInt(WORDS.size())).getBytes());
      default -> repeat(at);
    }
  }

  private void number(int at) {
    int size = 1 << random.nextInt(4);
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    number.putLong(NUMBERS[random.nextInt(NUMBERS.length)]);
    System.arraycopy(number.array(), 0, bytes, at, Math.min(size, bytes.length - at));
  }

  private int length(int at) {
    return 1 + random.nextInt(Math.min(32, bytes.length - at));
  }

  private void repeat(int at) {
    byte[] part = Arrays.copyOfRange(bytes, at, at + length(at));
    ByteBuffer repeated = ByteBuffer.allocate(part.length * (1 + random.nextInt(200)));
    while (repeated.hasRemaining()) {
      repeated.put(part);
    }
    splice(at, 0, repeated.array());
  }

  private void splice(int at, int removed, byte[] added) {
    ByteBuffer next = ByteBuffer.allocate(bytes.length - removed + added.length);
    next.put(bytes, 0, at).put(added).put(bytes, at + removed, bytes.length - at - removed);
    bytes = next.array();
  }
}
