package io.mirnet.data.similarity;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import java.util.Optional;

/**
 * What is cut off before measuring: {@code crop: 4}, or {@code crop: {before: 3, after: 4}}.
 *
 * @param before rows at the top and columns on the left
 * @param after rows at the bottom and columns on the right; as many as before if empty
 */
@Short("before")
public record Crop(
    @Default("0") @Range(min = 0) @Doc("rows at the top and columns on the left") int before,
    @Range(min = 0) @Doc("rows at the bottom and columns on the right; as many unless given")
        Optional<Integer> after) {
  /** Nothing is cut off. */
  public static final Crop NONE = new Crop(0, Optional.empty());

  Planes of(Planes planes) {
    int end = after.orElse(before);
    return planes.crop(before, before, end, end);
  }
}
