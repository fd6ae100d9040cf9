package io.mirnet.data.batch;

/**
 * How many batches are made ahead of the step: enough that each worker finds two samples beyond the
 * batch that the step takes next, and never fewer than {@value #FEWEST}, which bridge a slow
 * picture; but no more than the memory holds. One is always made.
 *
 * @param workers threads that make samples, at least 1
 * @param bytes memory for the batches that are ready or in the making
 */
public record LookAhead(int workers, long bytes) {
  private static final int FEWEST = 4;
  private static final int SAMPLES_OF_A_WORKER = 2;
  private static final long MEBIBYTE = 1 << 20;

  /** Memory for batches where nobody says how much. */
  private static final long USUAL_BYTES = 256 * MEBIBYTE;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are no workers or no bytes
   */
  public LookAhead {
    if (workers < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "prefetching needs a worker and memory, not %d and %d bytes".formatted(workers, bytes));
    }
  }

  /**
   * Looks ahead within 256 MiB.
   *
   * @param workers threads that make samples, at least 1
   * @return the rule
   */
  public static LookAhead of(int workers) {
    return new LookAhead(workers, USUAL_BYTES);
  }

  /** Whether another batch may be begun while so many of so many bytes are ahead. */
  boolean admits(BatchParts another, int ahead, long aheadBytes) {
    return ahead == 0
        || (ahead < batches(another.samples()) && aheadBytes + another.bytes() <= bytes);
  }

  private int batches(int samples) {
    return Math.max(FEWEST, 1 + (SAMPLES_OF_A_WORKER * workers + samples - 1) / samples);
  }
}
