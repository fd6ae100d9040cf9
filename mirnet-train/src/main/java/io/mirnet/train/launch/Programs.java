package io.mirnet.train.launch;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs short programs and takes what they print.
 *
 * @param folder where they are; on the PATH if empty
 * @param patience after so long a program is ended
 */
record Programs(Optional<Path> folder, Duration patience) {
  /**
   * What came of a program.
   *
   * @param exit its exit code
   * @param out what it printed
   * @param err its complaints
   */
  record Result(int exit, String out, String err) {
    boolean isGood() {
      return exit == 0;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @throws InputException if there is none of that name
   * @throws LaunchException if it does not end in time
   */
  Result run(String name, List<String> arguments) throws InterruptedException {
    Process process = start(name, arguments);
    try {
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LaunchException(
            "%s did not answer within %d s".formatted(name, patience.toSeconds()));
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.map(path -> path.resolve(name).toString()).orElse(name));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // A user's habits for looking at queues must not hide a task, nor ask before a job is ended.
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("SQUEUE_") || key.startsWith("SCANCEL_"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new InputException(
          "can't run %s, one of Slurm's commands: start the sweep on a machine of the cluster that has them, or set launcher=local"
              .formatted(command.get(0)),
          e);
    }
  }

  /** Reads on a thread of its own, since a full pipe would halt the program. */
  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> {
          Thread thread = new Thread(task, "output");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
