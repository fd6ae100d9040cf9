package io.mirnet.cli.console;

import picocli.CommandLine.Model.CommandSpec;

/** What the root command lets all others ask it. */
public interface Program {
  /**
   * Returns where plugins are looked for besides {@code --plugins}.
   *
   * @return the places
   */
  PluginSources plugins();

  /**
   * Returns where progress is shown.
   *
   * @return the one terminal of the process
   */
  Terminal terminal();

  /**
   * Returns what Java starts.
   *
   * @return the class with the main method
   */
  Class<?> mainClass();

  /**
   * Finds the root command.
   *
   * @param command any command
   * @return the root of it
   */
  static Program of(CommandSpec command) {
    return (Program) command.root().userObject();
  }
}
