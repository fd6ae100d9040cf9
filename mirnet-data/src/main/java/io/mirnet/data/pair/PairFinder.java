package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.data.file.Header;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.NaturalOrder;
import io.mirnet.data.file.Size;
import io.mirnet.data.pair.PairSource.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Has pairs found, cut and measured, and collects everything that doesn't fit. */
final class PairFinder {
  private final PairSource source;
  private final Problems problems = new Problems();

  /** Makes the finder of what a source knows. */
  PairFinder(PairSource source) {
    this.source = source;
  }

  /** The pairs in the natural order of their names, all measured. */
  PairedFiles find(Predicate<String> uses, Optional<Split> split, Use use, Colours colours) {
    Found found = source.find(uses, problems);
    List<Candidate> pairs =
        found.pairs().stream()
            .sorted(Comparator.comparing(Candidate::name, new NaturalOrder()))
            .toList();
    if (split.isPresent() && !pairs.isEmpty()) {
      pairs = split.get().of(pairs, use, problems);
    }
    List<Header> headers = new ArrayList<>();
    List<Size> sizes = sizes(pairs, headers);
    if (!problems.isEmpty()) {
      throw new InputException(
          "the pairs of %s don't fit:\n  %s".formatted(source.text(), problems));
    }
    List<String> notes = new ArrayList<>(found.notes());
    Header.note(headers).ifPresent(notes::add);
    return new PairedFiles(
        pairs, scenes(pairs, split.flatMap(Split::scene)), sizes, notes, colours);
  }

  private static OptionalInt scenes(List<Candidate> pairs, Optional<String> template) {
    Set<Optional<String>> scenes = new HashSet<>();
    pairs.forEach(pair -> scenes.add(Split.sceneOf(pair, template)));
    return scenes.isEmpty() || scenes.contains(Optional.<String>empty())
        ? OptionalInt.empty()
        : OptionalInt.of(scenes.size());
  }

  private List<Size> sizes(List<Candidate> pairs, List<Header> headers) {
    List<Size> found = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (Candidate pair : pairs) {
      try {
        List<Header> read = pair.files().stream().map(ImageFiles::header).toList();
        headers.addAll(read);
        List<Size> sizes = read.stream().map(Header::size).toList();
        found.add(sizes.get(0));
        if (SameFile.isAmong(pair.files())) {
          same.add(pair.name());
        }
        if (Set.copyOf(sizes).size() > 1) {
          different.add(
              "%s %s"
                  .formatted(
                      pair.name(),
                      String.join(" and ", sizes.stream().map(Size::toString).toList())));
        }
      } catch (InputException e) {
        unreadable.add(e.getMessage());
      }
    }
    problems.add(
        different,
        "pairs of different size, which must be brought to one size, as by up-sampling the inputs");
    problems.add(unreadable, "pictures that can't be read");
    problems.add(
        same, "pairs of one file with itself, as by a link, of which nothing can be learned");
    return found;
  }
}
