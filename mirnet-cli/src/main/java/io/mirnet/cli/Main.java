package io.mirnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.PluginSources;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;

/** Where the process starts and ends. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    Output standard = new Output(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(new OutputStreamWriter(standard, UTF_8), true);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> die(err, e));
    PluginSources plugins =
        PluginSources.of(
            Optional.ofNullable(System.getProperty("mirnet.home")),
            Optional.ofNullable(System.getenv("MIRNET_PLUGINS")));
    int code = MirnetCli.commandLine(plugins, out, err).execute(arguments);
    out.flush();
    if (code == ExitCode.DONE && standard.lost().isPresent()) {
      err.println(
          "error: the result can't be written to standard output: "
              + standard.lost().get().getMessage());
      code = ExitCode.FAILURE;
    }
    err.flush();
    System.exit(code);
  }

  /**
   * The thread that waits for the one that failed would wait for ever; so nothing is waited for.
   */
  private static void die(PrintWriter err, Throwable e) {
    err.println(Errors.line(e));
    err.flush();
    Runtime.getRuntime().halt(ExitCode.FAILURE);
  }
}
