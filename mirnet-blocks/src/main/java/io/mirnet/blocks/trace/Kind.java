package io.mirnet.blocks.trace;

/**
 * What an operation computes. The vocabulary is small on purpose: each way to run or to export a
 * graph must know all of it. Attributes are named in brackets.
 */
public enum Kind {
  /** An input of the graph; no operands. */
  INPUT,
  /** A parameter [name]; no operands. */
  PARAMETER,
  /** An array that a block or a loss holds or makes: [value], an array or numbers; no operands. */
  CONSTANT,
  /** The same [value] everywhere; no operands. */
  FULL,

  NEG,
  ABS,
  SQUARE,
  SQRT,
  EXP,
  LOG,
  LOG2,
  LOG10,
  SIN,
  COS,
  TANH,
  SIGN,
  FLOOR,
  CEIL,
  ROUND,
  TRUNC,
  ERF,
  RELU,
  SIGMOID,
  SOFTPLUS,
  SOFTSIGN,
  SELU,
  GELU,
  /** [alpha], the slope for negative values. */
  LEAKY_RELU,
  /** [alpha]. */
  ELU,
  /** [min], [max]. */
  CLIP,
  /** The same numbers in new memory, through which no gradient passes. */
  DUPLICATE,
  /** The same numbers, through which no gradient passes. */
  DETACH,
  /** Complex numbers as pairs of real ones, in a new last axis. */
  REAL,

  /** Of two operands, or of one and [number], which comes first where [reversed] is set. */
  ADD,
  SUB,
  MUL,
  DIV,
  POW,
  MAXIMUM,
  MINIMUM,
  /** Of matrices in the last two axes. */
  MATMUL,

  /** To the shape of the result. */
  RESHAPE,
  /** [axes]. */
  TRANSPOSE,
  /** [axes]. */
  FLIP,
  /** [padding], two numbers for each axis, the last axis first; [value]. */
  PAD,
  /** To the shape of the result. */
  BROADCAST,
  /** [begin], [end] and [step] of each axis. */
  SLICE,
  /** [parts] along [axis]; read by {@link #PART}. */
  SPLIT,
  /** The part [index] of a {@link #SPLIT}. */
  PART,
  /** Along [axis]. */
  CONCAT,
  /** Along a new [axis]. */
  STACK,

  /** Over [axes], which stay as 1 where [keep] is set. */
  SUM,
  MEAN,
  MAX,
  MIN,
  /** Over [axis]. */
  SOFTMAX,
  LOG_SOFTMAX,
  /** The transform of real numbers: [length], [axis]. */
  RFFT,
  /** The transform of complex numbers: [length], [axis]. */
  FFT,

  /** Input, weight and perhaps bias: [stride], [padding], [dilation], [groups]. */
  CONVOLUTION,
  /** Input, weight and perhaps bias. */
  LINEAR,
  /** [kernel], [stride], [padding], [ceil]. */
  MAX_POOL,
  /** [kernel], [stride], [padding], [ceil], [include_padding]. */
  AVG_POOL,
  /** (N, C, *) to (N, C). */
  GLOBAL_MAX_POOL,
  GLOBAL_AVG_POOL,
  /** To the size of the result: [mode] is 0 for nearest, 1 for bilinear, 3 for bicubic. */
  INTERPOLATION,
  /** [rate], [training]. */
  DROPOUT,
  /** Input, gamma, beta: over the last [axes] axes, [epsilon]. */
  LAYER_NORM,
  /** Input, mean, variance, gamma, beta: [momentum] of the batch's own, [epsilon], [training]. */
  BATCH_NORM;

  /**
   * Tells whether nothing computes it.
   *
   * @return true for inputs, parameters and constants
   */
  public boolean isLeaf() {
    return ordinal() <= FULL.ordinal();
  }
}
