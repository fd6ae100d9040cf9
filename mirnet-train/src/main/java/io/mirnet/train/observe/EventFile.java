package io.mirnet.train.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file. A record is its length, a masked CRC-32C of the length, the bytes, and
 * a masked CRC-32C of those (TensorFlow's record format); the bytes are an {@code Event} message of
 * tensorflow/core/util/event.proto, of which this writes five fields.
 */
final class EventFile {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  /** Added to a rotated CRC, so that the CRC of data that holds CRCs is no trouble (TensorFlow). */
  private static final int MASK = 0xa282ead8;

  private final Path file;

  /**
   * Begins a file.
   *
   * @param file a name that contains {@code tfevents}
   * @param step the first that will be written; TensorBoard forgets what former files say of it and
   *     of later ones
   * @param seconds time since 1970
   * @throws IOException if it can't be written
   */
  EventFile(Path file, long step, double seconds) throws IOException {
    this.file = file;
    Files.createDirectories(file.getParent());
    write(new Message().float64(WALL_TIME, seconds).text(FILE_VERSION, "brain.Event:2"));
    write(event(step, seconds).message(SESSION_LOG, new Message().integer(1, 1)));
  }

  /**
   * Adds an event.
   *
   * @param step updates done
   * @param seconds time since 1970
   * @param values what {@link Summaries} makes
   * @throws IOException if it can't be written
   */
  void add(long step, double seconds, List<Message> values) throws IOException {
    Message summary = new Message();
    values.forEach(value -> summary.message(1, value));
    write(event(step, seconds).message(SUMMARY, summary));
  }

  private static Message event(long step, double seconds) {
    return new Message().float64(WALL_TIME, seconds).integer(STEP, step);
  }

  private void write(Message message) throws IOException {
    byte[] event = message.toBytes();
    ByteBuffer record = ByteBuffer.allocate(event.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(event.length);
    record.putInt(maskedCrc(record.array(), Long.BYTES));
    record.put(event);
    record.putInt(maskedCrc(event, event.length));
    Files.write(file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }
}
