package io.mirnet.data.prepare;

import io.mirnet.data.pair.Layout;

/**
 * How a data set is cut unless the user says otherwise: the one place that holds these numbers.
 * Crop sizes, overlaps and what is left out are those of the training that MIRNet-v2 was released
 * with.
 *
 * @param crop rows and columns of a crop
 * @param overlap share of a crop that its neighbour has too
 * @param leftOut share of the crops that is left out, the least sharp ones
 * @param scene tells the scene from a pair's name, see {@link Scenes}
 * @param ownValidation whether the set has a validation part, so that no scene is held out
 */
public record Recipe(
    int crop, double overlap, double leftOut, String scene, boolean ownValidation) {
  /** Pictures of one folder are one scene; without folders each picture is. */
  private static final String FOLDER = "(.*)/[^/]*|(.*)";

  /** Folders stand for cameras or parts; each picture shows a scene of its own. */
  private static final String PICTURE = "(.*)";

  /** SIDD's folders are named INSTANCE_SCENE_CAMERA_...: 10 scenes, each in many instances. */
  private static final String SIDD_SCENE = "[0-9]+_([0-9]+)_.*";

  /** For any pairs. */
  public static final Recipe ANY = new Recipe(512, 0.5, 0, FOLDER, false);

  /**
   * Returns the recipe for a data set.
   *
   * @param layout the data set
   * @return its recipe; LoL, which was not cut, is cut as any pairs
   */
  public static Recipe of(Layout layout) {
    return switch (layout) {
      case SIDD -> new Recipe(512, 0.25, 0, SIDD_SCENE, false);
      case DPDD, DPDD_CENTRE -> new Recipe(512, 0.6, 0.3, PICTURE, true);
      case REALSR_X2, REALSR_X3, REALSR_X4, FIVEK, LOL -> new Recipe(512, 0.5, 0, PICTURE, false);
    };
  }

  /**
   * Returns the overlap for a crop size.
   *
   * @param size rows and columns of a crop
   * @return pixels, rounded down
   */
  public int overlap(int size) {
    return (int) Math.floor(overlap * size + 1e-9);
  }
}
