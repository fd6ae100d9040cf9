package io.mirnet.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reference numbers that PyTorch computed with the public network and random weights. */
public final class Fixtures {
  /** Three channels in and out, width 16. */
  public static final String RGB = "mirnet-v2-w16";

  /** Six channels in, three out, width 16. */
  public static final String DUAL_PIXEL = "mirnet-v2-w16-dual-pixel";

  private Fixtures() {}

  /** Arrays of a fixture: input, output, target and what training gave. */
  public static Map<String, Tensor> arrays(String name) {
    try (InputStream stream = open(name + ".npz")) {
      return Npz.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts and scalars of a fixture. */
  public static JsonNode facts(String name) {
    try (InputStream stream = open(name + ".json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the weights of a fixture into a folder; they are those before training. */
  public static Path weights(String name, Path folder) {
    Path file = folder.resolve(name + ".pth");
    try (InputStream stream = new GZIPInputStream(open("weights/" + name + ".pth.gz"))) {
      Files.copy(stream, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Puts the weights after the three training steps into a folder, in PyTorch's older form. */
  public static Path trainedWeights(Path folder) {
    Path file = folder.resolve(RGB + "-legacy.pth");
    try (InputStream stream = open("weights/" + RGB + "-legacy.pth")) {
      Files.copy(stream, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static InputStream open(String resource) {
    return Fixtures.class.getResourceAsStream(resource);
  }
}
