package io.mirnet.train.launch;

import ai.djl.util.cuda.CudaUtils;
import io.mirnet.api.training.LaunchSpec;
import io.mirnet.api.training.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Keeps a number of processes running until all trials have had theirs. */
final class LocalLauncher implements Launcher {
  private static final long POLL_MILLIS = 200;

  /** The driver's way to show a process some of the GPUs. */
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private final int jobs;

  LocalLauncher(int jobs) {
    this.jobs = jobs;
  }

  @Override
  public void launch(LaunchSpec spec, BooleanSupplier stop) throws InterruptedException {
    Queue<String> waiting = new ArrayDeque<>(spec.trials());
    Process[] slots = new Process[jobs];
    List<String> devices = devices();
    try {
      while (!waiting.isEmpty() || isAnyAlive(slots)) {
        if (stop.getAsBoolean()) {
          waiting.clear();
          stop(slots);
        }
        for (int i = 0; i < jobs; i++) {
          if (!isAlive(slots[i]) && !waiting.isEmpty()) {
            slots[i] = start(spec, waiting.remove(), i, devices);
          }
        }
        Thread.sleep(POLL_MILLIS);
      }
    } finally {
      stop(slots);
    }
  }

  private static boolean isAlive(Process process) {
    return process != null && process.isAlive();
  }

  private static boolean isAnyAlive(Process[] slots) {
    return Arrays.stream(slots).anyMatch(LocalLauncher::isAlive);
  }

  /** SIGTERM: a trial saves and ends. */
  private static void stop(Process[] slots) {
    Arrays.stream(slots).filter(LocalLauncher::isAlive).forEach(Process::destroy);
  }

  /** The GPUs that trials may use, in the driver's terms; fewer than two are left to the trial. */
  private static List<String> devices() {
    String visible = System.getenv(VISIBLE);
    if (visible != null && !visible.isEmpty()) {
      return List.of(visible.split(","));
    }
    return IntStream.range(0, CudaUtils.getGpuCount()).mapToObj(Integer::toString).toList();
  }

  private static Process start(LaunchSpec spec, String id, int slot, List<String> devices) {
    List<String> command = new ArrayList<>(spec.command());
    command.add(id);
    Path log = spec.folder().resolve("trials").resolve(id).resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (devices.size() > 1) {
      builder.environment().put(VISIBLE, devices.get(slot % devices.size()));
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + String.join(" ", command) + ": " + e, e);
    }
  }
}
