package io.mirnet.cli.prepare;

import io.mirnet.cli.console.UsageException;
import io.mirnet.data.prepare.Cutting;
import io.mirnet.data.prepare.Recipe;
import io.mirnet.data.prepare.Scenes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** How pictures are cut and held out; what isn't given is the recipe's. */
final class CuttingOptions {
  /** As examples/released.yaml holds out. */
  private static final double HELD_OUT = 0.02;

  @Option(
      names = "--crop",
      paramLabel = "PIXELS",
      description = "Rows and columns of a crop (default: 512).")
  private Optional<Integer> crop;

  @Option(
      names = "--overlap",
      paramLabel = "PIXELS",
      description =
          "Rows and columns that neighbours share (default: a quarter of a crop for sidd, 60 %% for dpdd, else half).")
  private Optional<Integer> overlap;

  @Option(
      names = "--leave-out",
      paramLabel = "SHARE",
      description =
          "Share of each training picture's crops that is left out, the least sharp ones (default: 0.3 for dpdd, else 0).")
  private Optional<Double> leaveOut;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Share of the scenes that is held out, rounded up; 0 for none (default: 0.02; for dpdd its own validation part).")
  private Optional<Double> validation;

  @Option(
      names = "--validation-scenes",
      paramLabel = "SCENE",
      split = ",",
      description = "Scenes to hold out, instead of a share.")
  private List<String> validationScenes = List.of();

  @Option(
      names = "--scene",
      paramLabel = "REGEX",
      description =
          "Tells the scene from a pair's name by its first group (default: the scene number for sidd, the name for other layouts; with --set the folder, or the name without one).")
  private Optional<String> scene;

  Cutting cutting(Recipe recipe) {
    int size = crop.orElse(recipe.crop());
    try {
      return new Cutting(
          size, overlap.orElse(recipe.overlap(size)), leaveOut.orElse(recipe.leftOut()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Whether the set's own validation part is wanted. */
  boolean usesOwnValidation(Recipe recipe) {
    return recipe.ownValidation() && validation.isEmpty() && validationScenes.isEmpty();
  }

  /** The scenes to hold out of what is trained on. */
  Set<String> heldOut(Recipe recipe, Scenes scenes) {
    double share = validation.orElse(recipe.ownValidation() ? 0 : HELD_OUT);
    if (!(share >= 0 && share < 1)) {
      throw new UsageException(
          "--validation is a share of 0 or more and less than 1, not " + share);
    }
    if (validation.isPresent() && !validationScenes.isEmpty()) {
      throw new UsageException("give either --validation or --validation-scenes");
    }
    if (!validationScenes.isEmpty()) {
      return scenes.require(validationScenes);
    }
    return share == 0 ? Set.of() : scenes.pick(share);
  }

  Scenes scenes(Recipe recipe, Collection<String> names) {
    try {
      return new Scenes(names, Pattern.compile(scene.orElse(recipe.scene())));
    } catch (PatternSyntaxException e) {
      throw new UsageException("--scene is no regular expression: " + e.getDescription());
    }
  }
}
