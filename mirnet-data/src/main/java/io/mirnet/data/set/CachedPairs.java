package io.mirnet.data.set;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Keeps decoded pairs of another data set, the least recently used ones leaving first when they
 * take more than a number of bytes. Safe for use by several threads; a pair that several ask for at
 * once is decoded once.
 */
public final class CachedPairs implements PairedImages {
  private final PairedImages pairs;
  private final long capacity;
  private final Map<Integer, CompletableFuture<ImagePair>> kept =
      new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

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
    this.capacity = capacity;
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
  public ImagePair load(int index) {
    CompletableFuture<ImagePair> mine = new CompletableFuture<>();
    CompletableFuture<ImagePair> other;
    synchronized (kept) {
      other = kept.get(index);
      if (other == null) {
        kept.put(index, mine);
      }
    }
    return other == null ? decode(index, mine) : await(other);
  }

  private ImagePair decode(int index, CompletableFuture<ImagePair> promise) {
    ImagePair pair;
    try {
      pair = pairs.load(index);
    } catch (RuntimeException | Error e) {
      synchronized (kept) {
        kept.remove(index);
      }
      promise.completeExceptionally(e);
      throw e;
    }
    synchronized (kept) {
      promise.complete(pair);
      bytes += weight(pair);
      shrink();
    }
    return pair;
  }

  private void shrink() {
    Iterator<CompletableFuture<ImagePair>> eldest = kept.values().iterator();
    while (bytes > capacity && eldest.hasNext()) {
      CompletableFuture<ImagePair> pair = eldest.next();
      // One that is being decoded weighs nothing yet.
      if (pair.isDone()) {
        bytes -= weight(pair.join());
        eldest.remove();
      }
    }
  }

  private static ImagePair await(CompletableFuture<ImagePair> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static long weight(ImagePair pair) {
    return weight(pair.input()) + weight(pair.target());
  }

  private static long weight(Image image) {
    return (long) image.length() * image.bits() / 8;
  }
}
