package io.mirnet.data.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Node;

/** The kinds of files that are written, and what each can hold. */
enum Encoding {
  PNG("png", true) {
    @Override
    void addProfile(IIOMetadata metadata, byte[] profile) throws IIOInvalidTreeException {
      IIOMetadataNode node = new IIOMetadataNode("iCCP");
      node.setAttribute("profileName", "ICC profile");
      node.setAttribute("compressionMethod", "deflate");
      node.setUserObject(deflated(profile));
      merge(metadata, node);
    }
  },
  JPEG("jpeg", false) {
    @Override
    void configure(ImageWriteParam parameters, int jpegQuality) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(jpegQuality / 100f);
    }

    /** Segments "APP2" of a part each (ICC.1:2022, B.4). */
    @Override
    void addProfile(IIOMetadata metadata, byte[] profile) throws IIOInvalidTreeException {
      byte[] name = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
      int parts = (profile.length + MOST_IN_SEGMENT - 1) / MOST_IN_SEGMENT;
      // The whole tree is set: to merge a marker is to have it written twice.
      String format = metadata.getNativeMetadataFormatName();
      Node tree = metadata.getAsTree(format);
      Node sequence = tree.getLastChild();
      for (int part = 0; part < parts; part++) {
        int from = part * MOST_IN_SEGMENT;
        int to = Math.min(profile.length, from + MOST_IN_SEGMENT);
        byte[] data = Arrays.copyOf(name, name.length + 2 + to - from);
        data[name.length] = (byte) (part + 1);
        data[name.length + 1] = (byte) parts;
        System.arraycopy(profile, from, data, name.length + 2, to - from);
        IIOMetadataNode node = new IIOMetadataNode("unknown");
        node.setAttribute("MarkerTag", "226");
        node.setUserObject(data);
        sequence.appendChild(node);
      }
      metadata.setFromTree(format, tree);
    }
  },
  TIFF("tiff", true) {
    @Override
    void configure(ImageWriteParam parameters, int jpegQuality) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType("ZLib");
    }

    /** Tag 34675 of bytes of no type (ICC.1:2022, B.5). */
    @Override
    void addProfile(IIOMetadata metadata, byte[] profile) throws IIOInvalidTreeException {
      StringBuilder numbers = new StringBuilder();
      for (byte each : profile) {
        numbers.append(numbers.isEmpty() ? "" : ",").append(each & 0xff);
      }
      IIOMetadataNode values = new IIOMetadataNode("TIFFUndefined");
      values.setAttribute("value", numbers.toString());
      IIOMetadataNode field = new IIOMetadataNode("TIFFField");
      field.setAttribute("number", "34675");
      field.appendChild(values);
      IIOMetadataNode directory = new IIOMetadataNode("TIFFIFD");
      directory.setAttribute("tagSets", "javax.imageio.plugins.tiff.BaselineTIFFTagSet");
      directory.appendChild(field);
      merge(metadata, directory);
    }
  },
  BMP("bmp", false) {
    @Override
    void addProfile(IIOMetadata metadata, byte[] profile) {}
  };

  /** 65535 bytes without the length, the name, and two numbers. */
  private static final int MOST_IN_SEGMENT = 65519;

  private final String imageIoName;
  private final boolean holdsAll;

  Encoding(String imageIoName, boolean holdsAll) {
    this.imageIoName = imageIoName;
    this.holdsAll = holdsAll;
  }

  /** Whether it holds opacity and 16 bits. */
  boolean holdsAll() {
    return holdsAll;
  }

  /** Adds the profile to what a writer is about to write. */
  abstract void addProfile(IIOMetadata metadata, byte[] profile) throws IIOInvalidTreeException;

  void configure(ImageWriteParam parameters, int jpegQuality) {}

  ImageWriter writer() {
    Iterable<ImageWriter> all = () -> ImageIO.getImageWritersByFormatName(imageIoName);
    return StreamSupport.stream(all.spliterator(), false)
        .filter(writer -> Format.isOfTheJdk(writer.getOriginatingProvider()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this Java writes no " + imageIoName));
  }

  private static void merge(IIOMetadata metadata, IIOMetadataNode node)
      throws IIOInvalidTreeException {
    String name = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(name);
    root.appendChild(node);
    metadata.mergeTree(name, root);
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't be written", e);
    }
    return out.toByteArray();
  }
}
