package io.mirnet.data.set;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps decoded pairs of another data set up to a number of bytes. Which of them stay is left to
 * Caffeine's W-TinyLFU (Einziger, Friedman, Manes 2017): a new pair takes the place of a kept one
 * only if it is asked for more often, so that going through a set that is larger than the cache in
 * order still finds a share of it. Safe for use by several threads; a pair that several ask for at
 * once is decoded once.
 */
public final class CachedPairs implements PairedImages {
  private final PairedImages pairs;
  private final AsyncCache<Integer, ImagePair> kept;

  /**
   * Makes the cache.
   *
   * @param pairs the data set
   * @param capacity bytes of samples to keep at most; a pair that is larger alone is not kept
   */
  public CachedPairs(PairedImages pairs, long capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("a cache can't hold " + capacity + " bytes");
    }
    this.pairs = pairs;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(capacity)
            .weigher((Integer key, ImagePair pair) -> weight(key, pair))
            // What is too much leaves before load returns, by the thread that brought it.
            .executor(Runnable::run)
            .buildAsync();
  }

  @Override
  public int size() {
    return pairs.size();
  }

  @Override
  public String name(int index) {
    return pairs.name(index);
  }

  @Override
  public Optional<Dimensions> dimensions(int index) {
    return pairs.dimensions(index);
  }

  @Override
  public int draw(SplittableRandom random) {
    return pairs.draw(random);
  }

  @Override
  public OptionalInt scenes() {
    return pairs.scenes();
  }

  @Override
  public List<String> notes() {
    return pairs.notes();
  }

  @Override
  public Optional<Degradation> degradation(int index) {
    return pairs.degradation(index);
  }

  @Override
  public ImagePair load(int index) {
    return load(index, () -> pairs.load(index));
  }

  /** Targets are kept beside the pairs, under keys that no pair has; a run asks for either. */
  @Override
  public Image target(int index) {
    return load(
            ~index,
            () -> {
              Image target = pairs.target(index);
              return new ImagePair(target, target);
            })
        .target();
  }

  private ImagePair load(int key, Supplier<ImagePair> decoding) {
    // A promise is kept at once and fulfilled here: decoding within the cache would lock others
    // out.
    CompletableFuture<ImagePair> promise = new CompletableFuture<>();
    while (true) {
      CompletableFuture<ImagePair> first = kept.get(key, (any, executor) -> promise);
      if (first == promise) {
        return decode(decoding, promise);
      }
      ImagePair decoded = first.join();
      if (decoded != null) {
        return decoded;
      }
      // Whoever decoded it failed and says so; here it is tried again.
    }
  }

  private static ImagePair decode(
      Supplier<ImagePair> decoding, CompletableFuture<ImagePair> promise) {
    ImagePair pair = null;
    try {
      pair = decoding.get();
      return pair;
    } finally {
      // The cache forgets what is completed by null; of an exception it would write a log.
      promise.complete(pair);
    }
  }

  private static int weight(int key, ImagePair pair) {
    long input = key < 0 ? 0 : bytes(pair.input());
    return (int) Math.min(Integer.MAX_VALUE, input + bytes(pair.target()));
  }

  private static long bytes(Image image) {
    return (long) image.length() * image.bits() / 8;
  }
}
