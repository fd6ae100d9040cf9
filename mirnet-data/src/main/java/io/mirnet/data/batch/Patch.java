package io.mirnet.data.batch;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;

/**
 * A square part of a picture.
 *
 * @param top its first row
 * @param left its first column
 * @param side its rows and columns
 * @param pad what stands beyond the picture
 */
record Patch(int top, int left, int side, Pad pad) {

  /** Cuts it out of both images. */
  ImagePair of(ImagePair pair) {
    return new ImagePair(of(pair.input()), of(pair.target()));
  }

  private Image of(Image image) {
    int channels = image.channels();
    float[] values = new float[side * side * channels];
    int at = 0;
    for (int y = 0; y < side; y++) {
      int row = pad.at(top + y, image.height()) * image.width();
      for (int x = 0; x < side; x++) {
        int from = (row + pad.at(left + x, image.width())) * channels;
        for (int c = 0; c < channels; c++) {
          values[at++] = image.value(from + c);
        }
      }
    }
    return Image.of(side, side, channels, values);
  }
}
