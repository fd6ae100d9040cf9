package io.mirnet.train.config;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.blocks.NamePattern;
import java.util.Arrays;
import java.util.List;

/**
 * Parameters that are trained with a learning rate or a decay of their own.
 *
 * @param names patterns for public names, in which {@code *} stands for anything, dots too; empty
 *     for any name
 * @param kinds kinds of parameters; empty for any
 * @param learningRate the learning rate of the update counts times this
 * @param weightDecay the optimizer's weight decay counts times this
 */
@Doc("parameters with a learning rate or a decay of their own")
public record ParameterGroup(
    @Default("[]") @Doc("patterns for names, as in body.0.*; [] for any") List<String> names,
    @Default("[]") @Doc("kinds of parameters; [] for any") List<Kind> kinds,
    @Default("1") @Range(min = 0, max = 1000) @Doc("times the learning rate") double learningRate,
    @Default("1") @Range(min = 0, max = 1000) @Doc("times the optimizer's weight decay")
        double weightDecay)
    implements Checked {

  /** Copies the lists. */
  public ParameterGroup {
    names = List.copyOf(names);
    kinds = List.copyOf(kinds);
  }

  /** What a parameter is to the layer that has it. */
  public enum Kind {
    /** What is added to each channel by a layer that isn't a normalization. */
    BIAS,
    /** Scale and shift of a normalization, and every other vector. */
    NORM,
    /** Everything else: what a convolution multiplies by. */
    WEIGHT;

    /**
     * Tells the kind of a parameter: by its type; where the type says nothing, a name that ends in
     * {@code bias}, then whether it is a vector, a size other than 1 in one dimension at most.
     *
     * @param name its public name
     * @param parameter the parameter, with its shape
     * @return its kind
     */
    public static Kind of(String name, Parameter parameter) {
      Shape shape = parameter.getArray().getShape();
      return switch (parameter.getType()) {
        case GAMMA, BETA, RUNNING_MEAN, RUNNING_VAR -> NORM;
        case BIAS -> BIAS;
        // A convolution to one channel may have (1, C, 1, 1), so its type counts before its sizes.
        case WEIGHT -> shape.dimension() > 1 ? WEIGHT : NORM;
        case OTHER ->
            name.equals("bias") || name.endsWith(".bias") ? BIAS : isVector(shape) ? NORM : WEIGHT;
      };
    }

    private static boolean isVector(Shape shape) {
      return Arrays.stream(shape.getShape()).filter(size -> size != 1).count() <= 1;
    }
  }

  boolean includes(String name, Kind kind) {
    return (names.isEmpty()
            || names.stream().anyMatch(pattern -> new NamePattern(pattern).matches(name)))
        && (kinds.isEmpty() || kinds.contains(kind));
  }

  @Override
  public List<Violation> violations() {
    return names.isEmpty() && kinds.isEmpty()
        ? List.of(new Violation("", "a group needs names or kinds, or it is every parameter"))
        : List.of();
  }
}
