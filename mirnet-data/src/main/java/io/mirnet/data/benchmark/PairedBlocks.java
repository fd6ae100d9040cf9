package io.mirnet.data.benchmark;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.nio.file.Path;

/** Pairs from two Matlab files of blocks. Both are held in memory, a pair is cut out when asked. */
public final class PairedBlocks implements PairedImages {
  private final Blocks input;
  private final Blocks target;

  private PairedBlocks(Blocks input, Blocks target) {
    this.input = input;
    this.target = target;
  }

  /**
   * Opens two files.
   *
   * @param input the degraded blocks, or restored ones
   * @param target the clean blocks
   * @return the pairs, named by photograph and block: {@code 0001_01}
   * @throws InputException if a file can't be read or they don't hold equally many blocks
   */
  public static PairedBlocks of(Path input, Path target) {
    Blocks degraded = Blocks.open(input);
    Blocks clean = Blocks.open(target);
    if (degraded.photographs() != clean.photographs() || degraded.blocks() != clean.blocks()) {
      throw new InputException(
          "%s blocks, but %s: give two files of one set".formatted(degraded, clean));
    }
    return new PairedBlocks(degraded, clean);
  }

  @Override
  public int size() {
    return input.size();
  }

  @Override
  public String name(int index) {
    return input.name(index);
  }

  @Override
  public ImagePair load(int index) {
    Image degraded = input.picture(index);
    Image clean = target.picture(index);
    try {
      return new ImagePair(degraded, clean);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "block %s: %s; give two files of one set".formatted(name(index), e.getMessage()), e);
    }
  }
}
