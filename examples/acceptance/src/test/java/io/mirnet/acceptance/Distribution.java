package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A distribution, started by its script.
 *
 * @param home the folder of bin, lib and plugins
 * @param environment variables besides those of this process
 */
record Distribution(Path home, Map<String, String> environment) {
  private static final long PATIENCE_SECONDS = 120;

  /**
   * What a process left.
   *
   * @param code its exit value
   * @param out what it wrote to stdout
   * @param err what it wrote to stderr
   */
  record Result(int code, String out, String err) {
    Result done() {
      assertThat(code).as("exit value; stderr: %s", err).isZero();
      return this;
    }
  }

  /** A process under way, and where its output goes. */
  record Running(Process process, Path out, Path err) {
    Result await() throws IOException, InterruptedException {
      try {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
      }
    }
  }

  /** The one that was just built, without plugins. */
  static Distribution built() {
    return new Distribution(folder("mirnet.distribution"), Map.of());
  }

  /** A folder that the build names. */
  static Path folder(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }

  /** The same, with one variable more. */
  Distribution with(String variable, String value) {
    return new Distribution(home, Map.of(variable, value));
  }

  Running start(Object... arguments) throws IOException {
    return startIn(Path.of(""), arguments);
  }

  /** Starts a command in a working directory. */
  Running startIn(Path folder, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/mirnet-cli").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path out = Files.createTempFile("mirnet-acceptance", ".out");
    Path err = Files.createTempFile("mirnet-acceptance", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
    builder.environment().remove("MIRNET_PLUGINS");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Running(process, out, err);
  }

  Result run(Object... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }
}
