package io.mirnet.cli.sweep;

import io.mirnet.cli.console.PluginSources;
import io.mirnet.cli.console.Program;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** How to start mirnet-cli again as this process was started: same Java, options and plugins. */
final class OwnProcess {
  private OwnProcess() {}

  /** Returns what this process was started with. */
  static List<String> arguments(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  static List<String> command(CommandSpec spec, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dmirnet.terminal=false");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Program.of(spec).mainClass().getName());
    for (Path plugins : PluginSources.asked(spec)) {
      command.add("--plugins");
      command.add(plugins.toAbsolutePath().toString());
    }
    command.addAll(List.of(arguments));
    return command;
  }
}
