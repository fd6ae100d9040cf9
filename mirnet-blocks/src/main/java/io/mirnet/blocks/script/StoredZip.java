package io.mirnet.blocks.script;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module of TorchScript as libtorch reads it, a zip: entries are stored, in one folder, and equal
 * content is equal bytes.
 */
final class StoredZip {
  private static final String FOLDER = "mirnet/";

  /** The first moment that a zip can name. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** An empty tuple. */
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  /** The version of the format that libtorch has read since 1.6. */
  private static final String VERSION = "3\n";

  private final ZipOutputStream zip;

  /** The stream stays the caller's to close. */
  StoredZip(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** The entries without which it is no module: the pickle that makes it, and its code. */
  void putModule(byte[] pickle, String code) throws IOException {
    put("data.pkl", pickle);
    put("code/__torch__.py", code);
    put("constants.pkl", NO_CONSTANTS);
    put("version", VERSION);
  }

  void put(String name, String content) throws IOException {
    put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void put(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  void finish() throws IOException {
    zip.finish();
  }
}
