package io.mirnet.cli.console;

import io.mirnet.api.InputException;
import io.mirnet.plugin.PluginPlace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where plugins are looked for besides {@code --plugins}.
 *
 * @param distribution the folder {@code plugins} beside {@code lib}; it need not be there
 * @param environment the places of {@code MIRNET_PLUGINS}
 */
public record PluginSources(Optional<Path> distribution, List<Path> environment) {
  public static final PluginSources NONE = new PluginSources(Optional.empty(), List.of());

  /**
   * Reads what the start script and the user have set.
   *
   * @param home the folder of the distribution, if it was started by its script
   * @param places places separated as those of a class path, if there are any
   */
  public static PluginSources of(Optional<String> home, Optional<String> places) {
    return new PluginSources(
        home.map(folder -> Path.of(folder, "plugins")).filter(Files::isDirectory),
        places.stream()
            .flatMap(text -> Arrays.stream(text.split(File.pathSeparator, -1)))
            .filter(place -> !place.isBlank())
            .map(Path::of)
            .toList());
  }

  /**
   * Returns what {@code --plugins} was given, before or after the command's name.
   *
   * @param command the command
   * @return in the order of the command line
   */
  public static List<Path> asked(CommandSpec command) {
    List<Path> asked = new ArrayList<>();
    for (CommandSpec level = command; level != null; level = level.parent()) {
      List<String> given = level.findOption("--plugins").originalStringValues();
      asked.addAll(0, given.stream().map(Path::of).toList());
    }
    return asked;
  }

  /** Opens all places: the distribution's first, those of the command line last. */
  public List<PluginPlace> open(List<Path> asked) {
    List<PluginPlace> places = new ArrayList<>();
    distribution.ifPresent(place -> places.add(open("this copy of mirnet", place)));
    environment.forEach(place -> places.add(open("MIRNET_PLUGINS", place)));
    asked.forEach(place -> places.add(requireProviders(open("--plugins", place))));
    return places;
  }

  private static PluginPlace open(String source, Path place) {
    try {
      return PluginPlace.open(place);
    } catch (InputException e) {
      throw new InputException(source + ": " + e.getMessage(), e);
    }
  }

  /** Who names a place by hand expects something of it. */
  private static PluginPlace requireProviders(PluginPlace place) {
    if (place.jars().isEmpty()) {
      throw new InputException(
          "--plugins: %s holds no jar; build the plugin first, or name the folder its jar is in"
              .formatted(place.path()));
    }
    if (!place.hasProviders()) {
      throw new InputException(
          "--plugins: no jar in %s names a provider; its class needs @AutoService, or a line in META-INF/services"
              .formatted(place.path()));
    }
    return place;
  }
}
