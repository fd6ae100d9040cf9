package io.mirnet.cli.image;

import io.mirnet.blocks.Network;
import io.mirnet.blocks.engine.Machine;
import io.mirnet.blocks.restore.TileMemory;
import io.mirnet.cli.console.UsageException;

/** What {@code --tile auto} means on this machine. */
final class FreeMemory {
  /** The rest is for the pictures themselves, and for what other programs take meanwhile. */
  private static final double SHARE = 0.6;

  private FreeMemory() {}

  /** The side of the largest tile that the memory has room for. */
  static int tile(Network network, boolean compiled) {
    if (network.manager().getDevice().isGpu()) {
      throw new UsageException(
          "--tile auto knows the machine's memory, not that of a GPU; give a number of pixels");
    }
    long free =
        Machine.here()
            .freeMemory()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--tile auto: this system doesn't say how much memory is free; give a number of pixels"));
    return TileMemory.of(network, compiled)
        .map(memory -> memory.side((long) (SHARE * free)))
        .orElseThrow(
            () ->
                new UsageException(
                    "--tile auto: this network has no graph to tell its memory by; give a number of pixels"));
  }
}
