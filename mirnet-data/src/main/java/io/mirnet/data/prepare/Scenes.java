package io.mirnet.data.prepare;

import io.mirnet.api.InputException;
import io.mirnet.data.file.Listing;
import io.mirnet.data.file.NaturalOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pictures show one scene. Held out for validation are whole scenes: of a scene that is
 * trained on, a network knows too much.
 */
public final class Scenes {
  private final Map<String, String> byName = new TreeMap<>();
  private final Set<String> scenes = new TreeSet<>(new NaturalOrder());

  /**
   * Sorts pictures by scenes.
   *
   * @param names the pairs' names
   * @param pattern a regular expression for a whole name; its first group that took part is the
   *     scene
   * @throws InputException if it doesn't fit a name, or has no group
   */
  public Scenes(Collection<String> names, Pattern pattern) {
    for (String name : names) {
      String scene = scene(pattern.matcher(name), name);
      byName.put(name, scene);
      scenes.add(scene);
    }
  }

  private static String scene(Matcher matcher, String name) {
    if (matcher.matches()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          return matcher.group(group);
        }
      }
    }
    throw new InputException(
        "the scene of picture %s isn't told by the pattern %s; give another with --scene, as in '([^_]*)_.*' for what comes before the first '_'"
            .formatted(name, matcher.pattern()));
  }

  /**
   * Returns a picture's scene.
   *
   * @param name one of the names
   * @return its scene
   */
  public String of(String name) {
    return byName.get(name);
  }

  /**
   * Picks scenes to hold out, evenly along their natural order, so that a set that changes along
   * its names is stood for.
   *
   * @param fraction share of the scenes, 0 for none; rounded up to whole scenes
   * @return the scenes
   * @throws InputException if nothing would be left to train on
   */
  public Set<String> pick(double fraction) {
    List<String> all = List.copyOf(scenes);
    int number = (int) Math.ceil(fraction * all.size() - 1e-9);
    Set<String> picked = new TreeSet<>(new NaturalOrder());
    for (int k = 0; k < number; k++) {
      picked.add(all.get((int) ((2L * k + 1) * all.size() / (2L * number))));
    }
    return leaving(picked);
  }

  /**
   * Insists that scenes are there.
   *
   * @param asked scenes to hold out
   * @return the same
   * @throws InputException if one isn't there, or nothing would be left to train on
   */
  public Set<String> require(Collection<String> asked) {
    Set<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(scenes);
    if (!unknown.isEmpty()) {
      throw new InputException(
          "there is no scene %s; there are %s".formatted(Listing.of(unknown), Listing.of(scenes)));
    }
    return leaving(new TreeSet<>(asked));
  }

  private Set<String> leaving(Set<String> heldOut) {
    if (heldOut.size() == scenes.size()) {
      throw new InputException(
          "all %d pictures are of %s, so that none would be left to train on; tell scenes apart by --scene, hold out fewer, or none by --validation 0"
              .formatted(
                  byName.size(),
                  scenes.size() == 1
                      ? "one scene (" + scenes.iterator().next() + ")"
                      : "the scenes to hold out"));
    }
    return heldOut;
  }
}
