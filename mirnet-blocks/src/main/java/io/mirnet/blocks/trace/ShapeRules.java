package io.mirnet.blocks.trace;

import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The shapes of results, as PyTorch defines them. Each throws IllegalArgumentException on misfit.
 */
final class ShapeRules {
  private ShapeRules() {}

  /** Sizes are compared from the last axis; 1 stretches. */
  static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.dimension(), b.dimension());
    long[] sizes = new long[rank];
    for (int i = 1; i <= rank; i++) {
      long left = i <= a.dimension() ? a.get(a.dimension() - i) : 1;
      long right = i <= b.dimension() ? b.get(b.dimension() - i) : 1;
      require(left == right || left == 1 || right == 1, "%s and %s don't broadcast", a, b);
      sizes[rank - i] = left == 1 ? right : left;
    }
    return new Shape(sizes);
  }

  /** (N, Cin, *) and a weight (Cout, Cin / groups, *): floor((in + 2p - d (k - 1) - 1) / s) + 1. */
  static Shape convolution(
      Shape input, Shape weight, Shape stride, Shape padding, Shape dilation, int groups) {
    require(
        input.dimension() == weight.dimension()
            && input.get(1) == weight.get(1) * groups
            && weight.get(0) % groups == 0,
        "an input %s doesn't fit a convolution's weight %s in %s groups",
        input,
        weight,
        groups);
    long[] sizes = input.getShape().clone();
    sizes[1] = weight.get(0);
    for (int i = 0; i < sizes.length - 2; i++) {
      long window = dilation.get(i) * (weight.get(i + 2) - 1) + 1;
      long room = sizes[i + 2] + 2 * padding.get(i) - window;
      require(room >= 0, "a kernel %s is larger than its padded input %s", weight, input);
      sizes[i + 2] = room / stride.get(i) + 1;
    }
    return new Shape(sizes);
  }

  /** (N, C, *): with ceil mode a last window that would begin in the right padding is dropped. */
  static Shape pool(Shape input, Shape kernel, Shape stride, Shape padding, boolean ceilMode) {
    require(input.dimension() == kernel.dimension() + 2, "%s can't be pooled by %s", input, kernel);
    long[] sizes = input.getShape().clone();
    for (int i = 0; i < kernel.dimension(); i++) {
      long size = sizes[i + 2];
      long step = stride.get(i);
      long room = size + 2 * padding.get(i) - kernel.get(i);
      require(room >= 0 || ceilMode, "a kernel %s is larger than its input %s", kernel, input);
      long count = (ceilMode ? -Math.floorDiv(-room, step) : room / step) + 1;
      if (ceilMode && (count - 1) * step >= size + padding.get(i)) {
        count--;
      }
      require(count > 0, "a kernel %s is larger than its input %s", kernel, input);
      sizes[i + 2] = count;
    }
    return new Shape(sizes);
  }

  /** (N, C, *) to (N, C), as DJL's global pooling does. */
  static Shape globalPool(Shape input) {
    require(input.dimension() >= 3, "%s has nothing to pool", input);
    return input.slice(0, 2);
  }

  /** The axes vanish, or become 1. */
  static Shape reduce(Shape input, int[] axes, boolean keep) {
    long[] sizes = input.getShape().clone();
    for (int axis : axes) {
      sizes[axis(input, axis)] = keep ? 1 : -1;
    }
    return new Shape(LongStream.of(sizes).filter(size -> size >= 0).toArray());
  }

  /** Two numbers for each axis, before and after, the last axis first; negative ones crop. */
  static Shape pad(Shape input, Shape padding) {
    int pairs = padding.dimension() / 2;
    require(
        padding.dimension() % 2 == 0 && pairs <= input.dimension(),
        "%s can't be padded by %s",
        input,
        padding);
    long[] sizes = input.getShape().clone();
    for (int i = 0; i < pairs; i++) {
      int axis = sizes.length - 1 - i;
      sizes[axis] += padding.get(2 * i) + padding.get(2 * i + 1);
      require(sizes[axis] >= 0, "%s can't be padded by %s", input, padding);
    }
    return new Shape(sizes);
  }

  /** One size may be -1. */
  static Shape reshape(Shape input, Shape wanted) {
    long[] sizes = wanted.getShape().clone();
    int open = -1;
    long known = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == -1) {
        require(open < 0, "%s leaves more than one size open", wanted);
        open = i;
      } else {
        known *= sizes[i];
      }
    }
    if (open >= 0 && known > 0) {
      sizes[open] = input.size() / known;
    }
    Shape output = new Shape(sizes);
    require(output.size() == input.size(), "%s can't be reshaped to %s", input, wanted);
    return output;
  }

  static Shape transpose(Shape input, int[] axes) {
    int[] order = IntStream.of(axes).map(axis -> axis(input, axis)).toArray();
    require(
        order.length == input.dimension() && IntStream.of(order).distinct().count() == order.length,
        "%s axes don't order %s",
        axes.length,
        input);
    return new Shape(IntStream.of(order).mapToLong(input::get).toArray());
  }

  /** The last two axes multiply, those before broadcast. */
  static Shape matMul(Shape a, Shape b) {
    int rankA = a.dimension();
    int rankB = b.dimension();
    require(
        rankA >= 2 && rankB >= 2 && a.get(rankA - 1) == b.get(rankB - 2),
        "%s and %s can't be multiplied as matrices",
        a,
        b);
    return broadcast(a.slice(0, rankA - 2), b.slice(0, rankB - 2))
        .add(a.get(rankA - 2), b.get(rankB - 1));
  }

  /** Axes from start to end become one. */
  static Shape flatten(Shape input, int startDim, int endDim) {
    int start = axis(input, startDim);
    int end = axis(input, endDim);
    require(start <= end, "axes %s to %s are no range", startDim, endDim);
    Shape flat = input.slice(0, start).add(input.slice(start, end + 1).size());
    return flat.addAll(input.slice(end + 1));
  }

  /** The axes, all of size 1, vanish. */
  static Shape squeeze(Shape input, int[] axes) {
    for (int axis : axes) {
      require(
          input.get(axis(input, axis)) == 1, "axis %s of %s can't be squeezed out", axis, input);
    }
    return reduce(input, axes, false);
  }

  /** Another axis at a place. */
  static Shape insert(Shape input, int at, long size) {
    require(at >= 0 && at <= input.dimension(), "%s has no axis %s", input, at);
    return input.slice(0, at).add(size).addAll(input.slice(at));
  }

  /** The size of each of some equal parts. */
  static long section(Shape input, long sections, int axis) {
    long size = input.get(axis(input, axis));
    require(
        sections > 0 && size % sections == 0,
        "axis %s of %s can't be split into %s",
        axis,
        input,
        sections);
    return size / sections;
  }

  /** The sizes of the parts between some places. */
  static long[] parts(Shape input, long[] places, int axis) {
    long size = input.get(axis);
    long[] parts = new long[places.length + 1];
    long begin = 0;
    for (int i = 0; i < parts.length; i++) {
      long end = i < places.length ? places[i] : size;
      require(end >= begin && end <= size, "axis %s of %s can't be split at %s", axis, input, end);
      parts[i] = end - begin;
      begin = end;
    }
    return parts;
  }

  /** All but one axis are alike. */
  static Shape concat(Shape first, Shape[] others, int axis) {
    long size = first.get(axis);
    for (Shape shape : others) {
      require(
          shape.dimension() == first.dimension()
              && with(shape, axis, 0).equals(with(first, axis, 0)),
          "%s and %s can't be concatenated along axis %s",
          first,
          shape,
          axis);
      size += shape.get(axis);
    }
    return with(first, axis, size);
  }

  /** (*, in) and a weight (out, in). */
  static Shape linear(Shape input, Shape weight) {
    int last = input.dimension() - 1;
    require(
        last >= 0 && input.get(last) == weight.get(1),
        "an input %s doesn't fit a linear layer's weight %s",
        input,
        weight);
    return with(input, last, weight.get(0));
  }

  static void requireBatches(Shape a, Shape b) {
    require(
        a.dimension() == 3 && b.dimension() == 3 && a.get(0) == b.get(0),
        "%s and %s are not two batches of matrices",
        a,
        b);
  }

  /** A copy with another size on one axis. */
  static Shape with(Shape input, int axis, long size) {
    long[] sizes = input.getShape().clone();
    sizes[axis] = size;
    return new Shape(sizes);
  }

  /** Counts negative axes from the end. */
  static int axis(Shape input, int axis) {
    int positive = axis < 0 ? axis + input.dimension() : axis;
    require(positive >= 0 && positive < input.dimension(), "%s has no axis %s", input, axis);
    return positive;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  static void require(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }
}
