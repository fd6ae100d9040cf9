package io.mirnet.cli;

import io.mirnet.cli.console.PluginSources;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    PluginSources plugins =
        PluginSources.of(
            Optional.ofNullable(System.getProperty("mirnet.home")),
            Optional.ofNullable(System.getenv("MIRNET_PLUGINS")));
    int code = MirnetCli.commandLine(plugins, out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
