package io.mirnet.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of this process, native memory too. */
public final class ResidentMemory {
  private ResidentMemory() {}

  /**
   * Returns the most that was resident so far.
   *
   * @return {@code VmHWM} of Linux, in MiB; empty where the system doesn't say
   */
  public static OptionalLong most() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
