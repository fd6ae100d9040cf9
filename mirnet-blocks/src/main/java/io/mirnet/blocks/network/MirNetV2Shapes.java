package io.mirnet.blocks.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Reads a MIRNet-v2 off the names and shapes of its tensors, for files that hold nothing else. What
 * shapes can't tell (skip connections) is taken to be as released.
 */
final class MirNetV2Shapes {
  private static final String MRB = "body.%d.body.%d.";
  private static final List<String> STREAMS = List.of("top", "mid", "bot", "low");

  /** What every MIRNet-v2 has. */
  private static final List<String> MARKS =
      List.of(
          "conv_in.weight",
          "conv_out.weight",
          MRB.formatted(0, 0) + "conv_out.weight",
          MRB.formatted(0, 0) + "dau_top.body.2.weight");

  /** What the public code divides the channels by, tried first where several divisors fit. */
  private static final int RELEASED_REDUCTION = 8;

  private final Map<String, Shape> tensors;

  private MirNetV2Shapes(Map<String, Shape> tensors) {
    this.tensors = tensors;
  }

  /** The options that describe the tensors, as YAML. */
  static Optional<String> options(Map<String, Shape> tensors) {
    MirNetV2Shapes shapes = new MirNetV2Shapes(tensors);
    return MARKS.stream().allMatch(shapes::has) ? Optional.of(shapes.options()) : Optional.empty();
  }

  private String options() {
    long width = size("conv_in.weight", 0);
    List<Long> groups = new ArrayList<>();
    while (has(MRB.formatted(groups.size(), 0) + "conv_out.weight")) {
      String grouped = MRB.formatted(groups.size(), 0) + "dau_top.body.2.weight";
      groups.add(has(grouped) ? width / size(grouped, 1) : 1);
    }
    int blocks = count(m -> MRB.formatted(0, m) + "conv_out.weight");
    String mrb = MRB.formatted(0, 0);
    int streams = count(s -> s == STREAMS.size() ? "" : dau(s));
    double factor = streams > 1 ? (double) size(dau(1), 0) / width : 1.5;
    boolean shared = !has(mrb + "dau_top_2.body.0.weight");
    return String.format(
        Locale.ROOT,
        "{in_channels: %d, out_channels: %d, width: %d, channel_factor: %s, streams: %d,"
            + " columns: %d, groups: %s, blocks_per_group: %d, share_columns: %s, fusion: %s,"
            + " context: {type: %s}}",
        size("conv_in.weight", 1),
        size("conv_out.weight", 0),
        width,
        factor,
        streams,
        columns(mrb, streams, shared),
        groups,
        blocks,
        shared,
        fusion(mrb, streams),
        has(mrb + "dau_top.gcnet.conv_mask.weight") ? "rcb" : "residual");
  }

  /** A single stream whose columns share their blocks doesn't tell how many there are. */
  private int columns(String mrb, int streams, boolean shared) {
    if (streams > 1) {
      return count(c -> mrb + "up21_" + (c + 1) + ".body.0.bot.0.weight");
    }
    return shared ? 2 : 1 + count(c -> mrb + "dau_top_" + (c + 2) + ".body.0.weight");
  }

  private String fusion(String mrb, int streams) {
    if (has(mrb + "skff_top.conv.weight")) {
      return "{type: concat}";
    }
    if (streams > 1 && !has(mrb + "skff_top.conv_du.0.weight")) {
      return "{type: sum}";
    }
    return "{type: skff, reduction: " + reduction(mrb, streams) + "}";
  }

  /** The divisor r with max(channels / r, 4) = bottleneck at every level. */
  private int reduction(String mrb, int streams) {
    for (int r = 0; r <= 1024; r++) {
      int divisor = r == 0 ? RELEASED_REDUCTION : r;
      boolean fits = true;
      for (int level = 0; level < streams - 1; level++) {
        String name = mrb + "skff_" + STREAMS.get(level) + ".conv_du.0.weight";
        fits &= has(name) && Math.max(size(name, 1) / divisor, 4) == size(name, 0);
      }
      if (fits) {
        return divisor;
      }
    }
    return RELEASED_REDUCTION;
  }

  private static String dau(int stream) {
    return MRB.formatted(0, 0) + "dau_" + STREAMS.get(stream) + ".body.2.weight";
  }

  private int count(IntFunction<String> name) {
    int n = 0;
    while (has(name.apply(n))) {
      n++;
    }
    return n;
  }

  /** Whether there is the weight of a convolution, which all of them are. */
  private boolean has(String name) {
    Shape shape = tensors.get(name);
    return shape != null && shape.dimension() == 4 && shape.size() > 0;
  }

  private long size(String name, int axis) {
    return tensors.get(name).get(axis);
  }
}
