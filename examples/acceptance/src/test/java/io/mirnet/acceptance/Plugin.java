package io.mirnet.acceptance;

import java.nio.file.Path;

/** The plugin of examples/plugin-attention, packaged. */
final class Plugin {
  private static final Path FOLDER = Distribution.folder("mirnet.plugin");

  static final Path JAR = FOLDER.resolve("target/mirnet-plugin-attention-1.0.0.jar");
  static final Path SCHEMA = FOLDER.resolve("mirnet.schema.json");
  static final Path CONFIGURATION = FOLDER.resolve("attention.yaml");

  private Plugin() {}
}
