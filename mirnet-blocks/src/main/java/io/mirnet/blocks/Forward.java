package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import java.util.Map;

/**
 * How a network computes. The training step, validation, restoration and benchmarks take one and
 * don't know what is behind it.
 */
public interface Forward {

  /**
   * Runs the network as in training: layers such as dropout and batch normalization behave as they
   * do then, and a gradient is recorded while one is collected.
   *
   * @param images (N, in, H, W) in channels-last order; results belong to its manager
   * @return the restored images (N, out, H, W), then what else the network returns
   */
  NDList train(NDArray images);

  /**
   * Runs the network as it is used. No gradient is recorded, on whatever thread.
   *
   * @param images (N, in, H, W) in channels-last order; the result belongs to its manager
   * @return the restored images (N, out, H, W)
   */
  NDArray evaluate(NDArray images);

  /**
   * Returns the network with other weights, such as their average. Nothing is copied.
   *
   * @param weights arrays by public name, which stay their owner's; the network's own serve for the
   *     names that are not there
   * @return how the network computes with them
   */
  Forward with(Map<String, NDArray> weights);

  /**
   * Returns what images the network takes.
   *
   * @return channels and the multiple of the sides
   */
  ImageSpec images();

  /**
   * Returns where inputs are to be made.
   *
   * @return the network's manager, on its device
   */
  NDManager manager();
}
