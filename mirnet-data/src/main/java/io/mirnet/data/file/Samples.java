package io.mirnet.data.file;

import io.mirnet.api.image.Image;

/** Collects the interleaved samples of an image of 8 or 16 bit, in order. */
final class Samples {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] bytes;
  private final short[] shorts;
  private int next;

  Samples(int height, int width, int channels, int bits) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    int length = Math.multiplyExact(Math.multiplyExact(height, width), channels);
    bytes = bits == 8 ? new byte[length] : null;
    shorts = bits == 8 ? null : new short[length];
  }

  void add(int sample) {
    if (bytes != null) {
      bytes[next++] = (byte) sample;
    } else {
      shorts[next++] = (short) sample;
    }
  }

  Image image() {
    return bytes != null
        ? Image.of(height, width, channels, bytes)
        : Image.of(height, width, channels, shorts);
  }
}
