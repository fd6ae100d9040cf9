package io.mirnet.blocks.engine;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PyTorch as pip installs it, whose libtorch the engine takes instead of one in a jar. {@code
 * MIRNET_TORCH} names it: a virtual environment, the folder {@code torch} in one, or an unpacked
 * libtorch.
 *
 * @param folder the folder above {@code lib}
 */
public record InstalledTorch(Path folder) {
  private static final String VARIABLE = "MIRNET_TORCH";
  private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";
  private static final String VERSION = "PYTORCH_VERSION";

  /** The only build of DJL's bridge for CUDA; it works on libtorch for any CUDA 12. */
  private static final String CUDA_BRIDGE = "cu128";

  private static final Pattern NUMBER =
      Pattern.compile("^(?:__version__ = ')?(\\d+\\.\\d+\\.\\d+)", Pattern.MULTILINE);

  /**
   * Finds the PyTorch that a user asks for.
   *
   * @param machine where, with the environment that may name one
   * @return empty if none is named
   * @throws InputException if there is none where one is named, or not the version that is needed
   */
  public static Optional<InstalledTorch> asked(Machine machine) {
    Map<String, String> environment = machine.environment();
    String place = environment.getOrDefault(VARIABLE, "");
    if (place.isBlank()) {
      return Optional.empty();
    }
    InstalledTorch torch =
        candidates(Path.of(place).toAbsolutePath()).stream()
            .filter(one -> one.libraries().isThere())
            .findFirst()
            .orElseThrow(() -> missing(place));
    torch.requireVersion(place, neededVersion());
    for (String variable : List.of(LIBRARY_PATH, VERSION)) {
      if (environment.containsKey(variable)) {
        throw new InputException(
            "%s and %s are both set, and either says which libtorch to take: unset %s"
                .formatted(VARIABLE, variable, variable));
      }
    }
    return Optional.of(torch);
  }

  /**
   * Returns what DJL must know to load it.
   *
   * @param machine where; without a driver of a GPU, libraries for CUDA can't be loaded
   * @return system properties, to be set before the engine starts
   */
  public Map<String, String> settings(Machine machine) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(LIBRARY_PATH, libraries().folder().toString());
    settings.put(VERSION, neededVersion());
    boolean cuda = libraries().isForCuda() && machine.hasNvidiaDriver();
    settings.put("PYTORCH_FLAVOR", cuda ? CUDA_BRIDGE : "cpu");
    // DJL counts GPUs by a libcudart that it looks for itself, and sees none without.
    Path runtime = folder.resolveSibling("nvidia").resolve("cuda_runtime/lib");
    if (cuda && Files.isDirectory(runtime)) {
      settings.put("jna.library.path", runtime.toString());
    }
    return settings;
  }

  private Libtorch libraries() {
    return new Libtorch(folder.resolve("lib"));
  }

  private static List<InstalledTorch> candidates(Path place) {
    List<InstalledTorch> found = new ArrayList<>(List.of(new InstalledTorch(place)));
    try (DirectoryStream<Path> pythons =
        Files.newDirectoryStream(place.resolve("lib"), "python3*")) {
      pythons.forEach(
          python -> found.add(new InstalledTorch(python.resolve("site-packages/torch"))));
    } catch (IOException e) {
      // No virtual environment, then.
    }
    return found;
  }

  private static InputException missing(String place) {
    return new InputException(
        "%s: there is no PyTorch in %s: name a virtual environment after 'pip install torch==%s' in it, or its folder site-packages/torch"
            .formatted(VARIABLE, place, neededVersion()));
  }

  private void requireVersion(String place, String needed) {
    Optional<String> version =
        version(folder.resolve("version.py")).or(() -> version(folder.resolve("build-version")));
    if (version.isPresent() && !version.get().equals(needed)) {
      throw new InputException(
          "%s: PyTorch in %s is %s, but DJL's bridge fits %s: pip install torch==%s"
              .formatted(VARIABLE, place, version.get(), needed, needed));
    }
  }

  private static Optional<String> version(Path file) {
    try {
      Matcher number = NUMBER.matcher(Files.readString(file, StandardCharsets.UTF_8));
      return number.find() ? Optional.of(number.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The one that DJL's bridge on the class path was made for, as in {@code 2.7.1-0.35.1}. */
  private static String neededVersion() {
    Properties properties = new Properties();
    try (InputStream in = InstalledTorch.class.getResourceAsStream("/jnilib/pytorch.properties")) {
      if (in == null) {
        throw new InputException(
            VARIABLE + " needs DJL's bridge to PyTorch, pytorch-jni, on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of pytorch-jni is damaged", e);
    }
    return properties.getProperty("jni_version").replaceFirst("-.*", "");
  }
}
