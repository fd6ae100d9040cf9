package io.mirnet.data.file;

import java.awt.image.BandedSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files that the code under test never writes. */
final class JpegBytes {
  private JpegBytes() {}

  /** Four channels without a marker that names them, which decoders take as CMYK. */
  static byte[] cmyk() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var raster =
          Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, 16, 16, 4), null);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
