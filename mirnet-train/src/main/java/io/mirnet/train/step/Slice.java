package io.mirnet.train.step;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a batch that one replica takes in one go.
 *
 * @param replica which replica
 * @param from first sample
 * @param to one past the last sample
 */
record Slice(int replica, int from, int to) {

  /**
   * Splits a batch evenly over replicas, then each share into parts that fit into memory.
   *
   * @param batch number of samples
   * @param replicas number of replicas
   * @param microBatch most samples of a part; 0 for any number
   * @return slices that cover the batch, none empty
   */
  static List<Slice> of(int batch, int replicas, int microBatch) {
    List<Slice> slices = new ArrayList<>();
    for (int r = 0; r < replicas; r++) {
      int from = batch * r / replicas;
      int end = batch * (r + 1) / replicas;
      int most = microBatch == 0 ? batch : microBatch;
      while (from < end) {
        int to = Math.min(end, from + most);
        slices.add(new Slice(r, from, to));
        from = to;
      }
    }
    return slices;
  }
}
