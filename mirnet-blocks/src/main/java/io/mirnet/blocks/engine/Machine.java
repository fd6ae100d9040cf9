package io.mirnet.blocks.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Linux says of a machine in its files, without the engine; what isn't said there counts as
 * missing, on other systems everything.
 *
 * @param root the folder of {@code dev} and {@code proc}
 * @param environment variables of the process
 */
public record Machine(Path root, Map<String, String> environment) {

  /**
   * Returns the machine that this runs on.
   *
   * @return the one with this process's environment
   */
  public static Machine here() {
    return new Machine(Path.of("/"), System.getenv());
  }

  /**
   * Asks whether an NVIDIA GPU may be computed on from here. A container sees its host's driver but
   * only the GPUs that it was given, so that device files count.
   *
   * @return false too where {@code CUDA_VISIBLE_DEVICES} hides all of them
   */
  public boolean hasNvidiaGpu() {
    String visible = environment.getOrDefault("CUDA_VISIBLE_DEVICES", "0").strip();
    return visible.matches("(\\d|GPU-|MIG-).*") && (hasDeviceFile() || isGuestOfWindows());
  }

  /**
   * Asks whether the driver of NVIDIA's GPUs is there.
   *
   * @return whether it is loaded
   */
  public boolean hasNvidiaDriver() {
    return Files.exists(root.resolve("proc/driver/nvidia/version")) || isGuestOfWindows();
  }

  /**
   * Returns the memory that a process may still take without pushing others out.
   *
   * @return bytes: what the kernel estimates to be available, or what the control group of a
   *     container leaves, if that is less; empty where nothing is said
   */
  public OptionalLong freeMemory() {
    OptionalLong available = number("proc/meminfo", "MemAvailable:\\s+(\\d+) kB");
    OptionalLong limit = number("sys/fs/cgroup/memory.max", "(\\d+)");
    OptionalLong used = number("sys/fs/cgroup/memory.current", "(\\d+)");
    // Pages of files that were read count as used there, but make room when it is asked for.
    OptionalLong cached = number("sys/fs/cgroup/memory.stat", "inactive_file (\\d+)");
    if (available.isEmpty()) {
      return OptionalLong.empty();
    }
    long free = available.getAsLong() * 1024;
    if (limit.isPresent() && used.isPresent()) {
      long left = limit.getAsLong() - used.getAsLong() + cached.orElse(0);
      free = Math.min(free, Math.max(0, left));
    }
    return OptionalLong.of(free);
  }

  private OptionalLong number(String file, String line) {
    Pattern pattern = Pattern.compile(line);
    try (Stream<String> lines = Files.lines(root.resolve(file))) {
      return lines
          .map(pattern::matcher)
          .filter(Matcher::matches)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Returns what the processor can do.
   *
   * @return its flags in {@code /proc/cpuinfo}, which ARM processors call otherwise
   */
  public Set<String> processorFlags() {
    return ofFirstProcessor("flags")
        .map(flags -> Set.copyOf(List.of(flags.split("\\s+"))))
        .orElse(Set.of());
  }

  /**
   * Returns what the processor is called.
   *
   * @return its model in {@code /proc/cpuinfo}; empty where nothing is said, as on ARM
   */
  public Optional<String> processor() {
    return ofFirstProcessor("model name").filter(name -> !name.isEmpty());
  }

  private Optional<String> ofFirstProcessor(String key) {
    try (Stream<String> lines = Files.lines(root.resolve("proc/cpuinfo"))) {
      return lines
          .filter(line -> line.matches(key + "\\s*:.*"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private boolean hasDeviceFile() {
    try (DirectoryStream<Path> gpus =
        Files.newDirectoryStream(root.resolve("dev"), "nvidia[0-9]*")) {
      return gpus.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  /** WSL has one device for GPUs of any vendor, and the library of NVIDIA's driver beside it. */
  private boolean isGuestOfWindows() {
    return Files.exists(root.resolve("dev/dxg"))
        && Files.exists(root.resolve("usr/lib/wsl/lib/libcuda.so.1"));
  }
}
