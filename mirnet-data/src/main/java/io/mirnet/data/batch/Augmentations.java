package io.mirnet.data.batch;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.List;
import java.util.random.RandomGenerator;

/** Augmentations one after the other, each held to the shape that it was given. */
final class Augmentations {
  private final List<Augmentation> inOrder;

  Augmentations(List<Augmentation> inOrder) {
    this.inOrder = List.copyOf(inOrder);
  }

  /** All of them draw from one generator, each where the one before it stopped. */
  ImagePair patch(ImagePair patch, RandomGenerator random) {
    ImagePair varied = patch;
    for (Augmentation augmentation : inOrder) {
      varied = augmentation.patch(varied, random);
      if (!alike(varied.input(), patch.input()) || !alike(varied.target(), patch.target())) {
        throw new IllegalStateException(
            "%s made a patch (%s and %s) of another (%s and %s); an augmentation must keep size and channels"
                .formatted(
                    augmentation.getClass().getName(),
                    varied.input(),
                    varied.target(),
                    patch.input(),
                    patch.target()));
      }
    }
    return varied;
  }

  /** As {@link #patch}, for the whole batch. */
  Batch batch(Batch batch, RandomGenerator random) {
    Batch varied = batch;
    for (Augmentation augmentation : inOrder) {
      varied = augmentation.batch(varied, random);
      if (!alike(varied, batch)) {
        throw new IllegalStateException(
            "%s changed the shape of a batch; an augmentation must keep it"
                .formatted(augmentation.getClass().getName()));
      }
    }
    return varied;
  }

  private static boolean alike(Image a, Image b) {
    return a.width() == b.width() && a.height() == b.height() && a.channels() == b.channels();
  }

  private static boolean alike(Batch a, Batch b) {
    return a.size() == b.size()
        && a.height() == b.height()
        && a.width() == b.width()
        && a.input().length == b.input().length
        && a.target().length == b.target().length;
  }
}
