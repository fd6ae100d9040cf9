package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.weights.WeightTable.Outcome;
import io.mirnet.blocks.weights.WeightTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Compares names and shapes of a file with those of a network. Shapes that differ by axes of size 1
 * only are the same: (1, C, 1, 1) is (C).
 *
 * @param wanted the network's shapes by public name
 * @param naming the public name of a file's tensor
 * @param ignored public names that are left alone on both sides
 */
public record Matching(
    Map<String, Shape> wanted, UnaryOperator<String> naming, Predicate<String> ignored) {
  /** Entries that are no weights: of a profiler (thop), of averagers and of BatchNorm's count. */
  private static final Set<String> EXTRAS =
      Set.of("total_ops", "total_params", "n_averaged", "num_batches_tracked");

  /**
   * Compares by name and shape alone.
   *
   * @param wanted the network's shapes by public name
   */
  public Matching(Map<String, Shape> wanted) {
    this(wanted, name -> name, name -> false);
  }

  /**
   * Counts what fits.
   *
   * @param set tensors of a file
   * @return how many have the name and shape of one that is wanted
   */
  public int score(TensorSet set) {
    int count = 0;
    for (Map.Entry<String, Shape> each : set.shapes().entrySet()) {
      Shape shape = wanted.get(naming.apply(each.getKey()));
      if (shape != null && same(shape, each.getValue())) {
        count++;
      }
    }
    return count;
  }

  /**
   * Compares every tensor of both sides.
   *
   * @param source the file and the place in it, for messages
   * @param set tensors of a file
   * @return a row for each tensor
   */
  public WeightTable compare(String source, TensorSet set) {
    Map<String, String> names = new HashMap<>();
    List<Row> others = new ArrayList<>();
    set.shapes()
        .forEach(
            (foreign, shape) -> {
              String name = naming.apply(foreign);
              String former = wanted.containsKey(name) ? names.putIfAbsent(name, foreign) : null;
              if (former != null) {
                others.add(
                    new Row(
                        name,
                        set.place() + foreign,
                        Outcome.LEFT_OVER,
                        "it is called so a second time, after " + set.place() + former));
              } else if (!wanted.containsKey(name) && !TensorSet.isWithin(foreign)) {
                others.add(leftOver(name, set.place() + foreign, shape));
              }
            });
    List<Row> rows = new ArrayList<>();
    wanted.forEach(
        (name, shape) -> {
          String foreign = names.get(name);
          rows.add(
              foreign == null
                  ? missing(name, shape)
                  : present(name, set.place() + foreign, shape, set.shapes().get(foreign)));
        });
    rows.addAll(others);
    return new WeightTable(source, wanted.size(), rows);
  }

  private Row present(String name, String origin, Shape shape, Shape given) {
    if (ignored.test(name)) {
      return new Row(name, origin, Outcome.IGNORED, "as asked for");
    }
    return same(shape, given)
        ? new Row(name, origin, Outcome.MATCHED, "")
        : new Row(name, origin, Outcome.SHAPE, given + " instead of " + shape);
  }

  private Row missing(String name, Shape shape) {
    return ignored.test(name)
        ? new Row(name, "", Outcome.IGNORED, "as asked for")
        : new Row(name, "", Outcome.MISSING, shape + " is not in the file");
  }

  private Row leftOver(String name, String origin, Shape shape) {
    if (ignored.test(name)) {
      return new Row(name, origin, Outcome.IGNORED, "as asked for");
    }
    return EXTRAS.contains(name.substring(name.lastIndexOf('.') + 1))
        ? new Row(name, origin, Outcome.IGNORED, "an entry of a profiler or averager, no weight")
        : new Row(name, origin, Outcome.LEFT_OVER, shape + " is not in the network");
  }

  private static boolean same(Shape a, Shape b) {
    return a.equals(b) || Arrays.equals(withoutOnes(a), withoutOnes(b));
  }

  private static long[] withoutOnes(Shape shape) {
    return Arrays.stream(shape.getShape()).filter(size -> size != 1).toArray();
  }
}
