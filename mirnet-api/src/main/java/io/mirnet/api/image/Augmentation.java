package io.mirnet.api.image;

import java.util.random.RandomGenerator;

/**
 * Changes what is trained on, so that few pictures serve as many: each patch by itself, or the
 * patches of a batch together. Implement either method. Chance comes from the argument alone, so
 * that a run can be repeated and resumed bit for bit. Safe for use by several threads.
 */
public interface Augmentation {

  /**
   * Changes one patch.
   *
   * @param patch input and target, squares of one size; float images
   * @param random the patch's only source of chance
   * @return a pair of the same size and channels
   */
  default ImagePair patch(ImagePair patch, RandomGenerator random) {
    return patch;
  }

  /**
   * Changes a whole batch, after its patches were changed one by one.
   *
   * @param batch the batch
   * @param random the batch's only source of chance
   * @return a batch of the same shape
   */
  default Batch batch(Batch batch, RandomGenerator random) {
    return batch;
  }
}
