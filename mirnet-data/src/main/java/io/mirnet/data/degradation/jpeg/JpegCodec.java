package io.mirnet.data.degradation.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes a JPEG into memory and reads it again.
 *
 * @param quality on libjpeg's scale of 1 to 100
 * @param half whether colour has one sample for four pixels
 */
record JpegCodec(int quality, boolean half) {
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

  /**
   * Compresses a picture.
   *
   * @param samples 8-bit, interleaved, of one band or three
   * @return samples of the same places, 0 to 255
   */
  int[] through(int height, int width, byte[] samples) {
    return decode(encode(height, width, samples));
  }

  /** Returns a file's content. */
  byte[] encode(int height, int width, byte[] samples) {
    boolean grey = samples.length == height * width;
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    int[] all = new int[samples.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = samples[i] & 0xff;
    }
    // Into the raster, which converts no colour; its bands are red, green, blue.
    image.getRaster().setPixels(0, 0, width, height, all);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      IIOMetadata metadata =
          half || grey
              ? null
              : sampledFully(
                  writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters));
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't be written", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Of the three components the first, brightness, has twice as many samples unless told not. */
  private static IIOMetadata sampledFully(IIOMetadata metadata) throws IOException {
    IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode brightness =
        (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
    brightness.setAttribute("HsamplingFactor", "1");
    brightness.setAttribute("VsamplingFactor", "1");
    metadata.setFromTree(FORMAT, tree);
    return metadata;
  }

  private static int[] decode(byte[] file) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream);
      BufferedImage image = reader.read(0);
      return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    } catch (IOException e) {
      throw new UncheckedIOException("a JPEG that was just written can't be read", e);
    } finally {
      reader.dispose();
    }
  }
}
