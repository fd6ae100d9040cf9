package io.mirnet.data.prepare;

import io.mirnet.api.image.Image;
import io.mirnet.data.sheet.Crop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How pictures are cut. Crops lie in a grid; the last ones of rows and columns are moved back to
 * the border, so that all of a picture is covered. A side that is shorter than a crop is kept
 * whole.
 *
 * @param crop rows and columns of a crop
 * @param overlap rows and columns that neighbours share
 * @param leftOut share of each training picture's crops that is left out, the least sharp ones;
 *     rounded down to whole crops
 */
public record Cutting(int crop, int overlap, double leftOut) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they can't work together; says which, for people
   */
  public Cutting {
    if (crop < 1) {
      throw new IllegalArgumentException("crops of %d pixels can't be cut".formatted(crop));
    }
    if (overlap < 0 || overlap >= crop) {
      throw new IllegalArgumentException(
          "crops of %d can overlap by 0 to %d pixels, not %d".formatted(crop, crop - 1, overlap));
    }
    if (!(leftOut >= 0 && leftOut < 1)) {
      throw new IllegalArgumentException(
          "a share of 0 or more and less than 1 can be left out, not " + leftOut);
    }
  }

  /**
   * Returns what is cut out of a picture to train on.
   *
   * @param target the clean picture; its crops are those whose sharpness counts
   * @return row by row; at least one
   */
  public List<Crop> training(Image target) {
    List<Crop> all = grid(target.height(), target.width());
    // The small amount undoes products like 0.7 * 10 = 6.999..., which would lose one.
    int blurred = (int) Math.floor(leftOut * all.size() + 1e-9);
    if (blurred == 0) {
      return all;
    }
    List<Double> sharpness = all.stream().map(place -> Sharpness.of(place.of(target))).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(i);
    }
    // A stable sort, so that of equally sharp crops the first ones go.
    order.sort(Comparator.comparing(sharpness::get));
    Set<Integer> gone = new HashSet<>(order.subList(0, blurred));
    List<Crop> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!gone.contains(i)) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  /**
   * Returns what is cut out of a picture to measure during training: its middle.
   *
   * @param target the clean picture
   * @return one crop
   */
  public List<Crop> validation(Image target) {
    return List.of(Crop.middle(target, crop));
  }

  /**
   * Returns all crops of a picture.
   *
   * @param height its rows
   * @param width its columns
   * @return row by row; at least one
   */
  public List<Crop> grid(int height, int width) {
    List<Crop> crops = new ArrayList<>();
    for (int top : starts(height)) {
      for (int left : starts(width)) {
        crops.add(new Crop(top, left, Math.min(crop, height), Math.min(crop, width)));
      }
    }
    return crops;
  }

  private List<Integer> starts(int length) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start + crop < length; start += crop - overlap) {
      starts.add(start);
    }
    starts.add(Math.max(0, length - crop));
    return starts;
  }
}
