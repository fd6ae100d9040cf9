package io.mirnet.data.pair;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Colours;
import io.mirnet.data.pair.Layout.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Options of {@code paired}: two folders, or a known data set. Relative folders start from {@code
 * data.root}.
 *
 * @param input folder of degraded pictures; of the left view for a dual-pixel sensor; {@code input}
 *     if nothing says where the pictures are
 * @param target folder of clean pictures; that of the inputs if {@code match} has a template for
 *     targets, else {@code target}
 * @param inputRight folder of the right view of a dual-pixel sensor: inputs get 6 channels
 * @param match which names belong together; the same in each folder if absent
 * @param list text file that says what belongs together: a pair a line, paths separated by tabs,
 *     that start from {@code input} and {@code target}, or without these from its own folder
 * @param targetList text file of the targets, a line each, if {@code list} has the inputs alone
 * @param layout a known data set, instead of folders of inputs and targets
 * @param folder where that data set lies; {@code data.root} if absent
 * @param part which part of that data set
 * @param include globs of the names to use; empty for all
 * @param exclude globs of the names not to use
 * @param split which part to use, where one folder serves training and validation
 * @param colour what a network is given of the pictures
 */
public record PairedOptions(
    @Doc("folder of degraded pictures; 'input' if nothing says where the pictures are")
        Optional<Path> input,
    @Doc("folder of clean pictures; that of the inputs where match tells them apart, else 'target'")
        Optional<Path> target,
    @Doc("folder of the right view of a dual-pixel sensor: inputs get 6 channels")
        Optional<Path> inputRight,
    @Doc("which names belong together: templates, or order; the same names if absent")
        Optional<Match> match,
    @Doc("text file of a pair a line: input, tab, target (or left, right, target)")
        Optional<Path> list,
    @Doc("text file of a target a line, where list has the inputs alone") Optional<Path> targetList,
    @Doc("a data set that is told by its folders and names, instead of input and target")
        Optional<Layout> layout,
    @Doc("where the data set of layout lies; data.root if absent") Optional<Path> folder,
    @Doc("part of the data set of layout; without it, training takes train and validation val")
        Optional<Part> part,
    @Default("[]") @Doc("globs of the names (without suffix) to use; empty for all")
        List<String> include,
    @Default("[]") @Doc("globs of the names (without suffix) not to use") List<String> exclude,
    @Doc("which part to use, where one folder serves training and validation")
        Optional<Split> split,
    @Default("rgb") @Doc("rgb, or grey for networks of one channel: luma of BT.601") Colours colour)
    implements Checked {

  /**
   * Pairs of folders.
   *
   * @param input folder of degraded pictures
   * @param target folder of clean pictures
   * @param inputRight folder of the right views of a dual-pixel sensor
   * @param match which names belong together; the same ones if empty
   * @param colour what a network is given of the pictures
   */
  public PairedOptions(
      Path input, Path target, Optional<Path> inputRight, Optional<Match> match, Colours colour) {
    this(
        Optional.of(input),
        Optional.of(target),
        inputRight,
        match,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        colour);
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (layout.isPresent()) {
      check(input.isPresent(), "input", "layout says where inputs lie; give folder", violations);
      check(target.isPresent(), "target", "layout says where targets lie; give folder", violations);
      check(inputRight.isPresent(), "input_right", "layout says where views lie", violations);
      check(match.isPresent(), "match", "layout says what belongs together", violations);
      check(list.isPresent(), "list", "layout says what belongs together", violations);
    } else if (list.isPresent()) {
      check(match.isPresent(), "match", "list says what belongs together", violations);
    } else {
      check(
          input.isPresent() && target.isEmpty() && match.flatMap(Match::target).isEmpty(),
          "input",
          "input needs target, the folder of clean pictures, or match, where they lie in one folder; or give layout (%s)"
              .formatted(Layout.NAMES),
          violations);
    }
    check(
        list.isEmpty() && targetList.isPresent(),
        "target_list",
        "the inputs need a list too",
        violations);
    if (layout.isEmpty()) {
      check(folder.isPresent(), "folder", "folder is that of a layout; give input", violations);
      check(part.isPresent(), "part", "part is that of a layout; see split", violations);
    }
    check(
        colour == Colours.GREY && inputRight.isPresent(),
        "colour",
        "two views are taken in RGB",
        violations);
    violations.addAll(names().violations());
    return violations;
  }

  private static void check(boolean wrong, String key, String message, List<Violation> violations) {
    if (wrong) {
      violations.add(new Violation(key, message));
    }
  }

  Path inputFolder() {
    return input.orElse(Path.of("input"));
  }

  Path targetFolder() {
    return target.orElseGet(
        () -> match.flatMap(Match::target).isPresent() ? inputFolder() : Path.of("target"));
  }

  Globs names() {
    return new Globs(include, exclude);
  }
}
