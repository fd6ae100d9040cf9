package io.mirnet.data.mixture;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The pairs of several data sets one after the other. All are there once; weights only say how
 * often patches are cut from them.
 */
final class MixedImages implements PairedImages {
  private final List<PairedImages> sets;
  private final List<Double> weights;

  /** Sets with a weight each, more than 0. */
  MixedImages(List<PairedImages> sets, List<Double> weights) {
    this.sets = List.copyOf(sets);
    this.weights = List.copyOf(weights);
  }

  /** A pair of the mixture: a set, counted from 0, and the index in it. */
  private record Place(int set, int index) {}

  @Override
  public int size() {
    return start(sets.size());
  }

  /** With the number of its set, counted from 1, since names may occur in several. */
  @Override
  public String name(int index) {
    Place place = place(index);
    return "%d/%s".formatted(place.set() + 1, sets.get(place.set()).name(place.index()));
  }

  @Override
  public ImagePair load(int index) {
    Place place = place(index);
    return sets.get(place.set()).load(place.index());
  }

  @Override
  public Image target(int index) {
    Place place = place(index);
    return sets.get(place.set()).target(place.index());
  }

  @Override
  public Optional<Degradation> degradation(int index) {
    Place place = place(index);
    return sets.get(place.set()).degradation(place.index());
  }

  @Override
  public Optional<Dimensions> dimensions(int index) {
    Place place = place(index);
    return sets.get(place.set()).dimensions(place.index());
  }

  @Override
  public int draw(SplittableRandom random) {
    double left = random.nextDouble() * weights.stream().mapToDouble(Double::doubleValue).sum();
    int set = 0;
    while (set < sets.size() - 1 && left >= weights.get(set)) {
      left -= weights.get(set);
      set++;
    }
    return start(set) + sets.get(set).draw(random);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      for (String note : sets.get(i).notes()) {
        notes.add("set %d: %s".formatted(i + 1, note));
      }
    }
    return notes;
  }

  private int start(int set) {
    return sets.subList(0, set).stream().mapToInt(PairedImages::size).sum();
  }

  private Place place(int index) {
    int set = 0;
    int left = index;
    while (left >= sets.get(set).size()) {
      left -= sets.get(set).size();
      set++;
    }
    return new Place(set, left);
  }
}
