package io.mirnet.data.pair;

import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.pair.View.Picture;
import java.util.Arrays;
import java.util.List;

/**
 * The names of pairs: those of their inputs, with the folders that tell them apart.
 *
 * @param template what the inputs' paths look like
 * @param shared folders that come before each of them
 */
record Names(Template template, List<String> shared) {

  static Names of(Template template, List<Picture> inputs) {
    List<String> shared = folders(inputs.get(0));
    for (Picture input : inputs) {
      List<String> folders = folders(input);
      int same = 0;
      while (same < Math.min(shared.size(), folders.size())
          && shared.get(same).equals(folders.get(same))) {
        same++;
      }
      shared = shared.subList(0, same);
    }
    return new Names(template, shared);
  }

  /** The name of an input, or of that to which a picture of another view belongs. */
  String of(Picture picture) {
    List<String> folders = folders(picture);
    boolean inside =
        folders.size() >= shared.size() && folders.subList(0, shared.size()).equals(shared);
    List<String> own = inside ? folders.subList(shared.size(), folders.size()) : folders;
    String name =
        picture.captured().values().keySet().containsAll(template.places())
            ? template.name(picture.captured().values())
            : ImageFiles.stem(picture.file());
    return own.isEmpty() ? name : String.join("/", own) + "/" + name;
  }

  private static List<String> folders(Picture picture) {
    String before = picture.captured().before();
    return before.isEmpty() ? List.of() : Arrays.asList(before.split("/"));
  }
}
