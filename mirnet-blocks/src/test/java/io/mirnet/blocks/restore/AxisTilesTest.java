package io.mirnet.blocks.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTilesTest {
  static Stream<Tiling> tilings() {
    List<Tiling> tilings = new ArrayList<>(List.of(Tiling.NONE));
    for (int size = 1; size <= 24; size++) {
      for (int overlap = 0; overlap <= size / 2; overlap++) {
        tilings.add(new Tiling(size, overlap));
      }
    }
    return tilings.stream();
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void weightsAddUpToOneEverywhere(Tiling tiling) {
    for (int multiple : new int[] {1, 4, 8}) {
      for (int extent = multiple; extent <= 48; extent += multiple) {
        AxisTiles tiles = new AxisTiles(extent, tiling, multiple);
        float[] sums = new float[extent];
        for (int k = 0; k < tiles.count(); k++) {
          for (int i = 0; i < tiles.length(); i++) {
            assertThat(tiles.weight(k, i)).isPositive();
            sums[tiles.start(k) + i] += tiles.weight(k, i);
          }
        }
        for (float sum : sums) {
          assertThat(sum)
              .as("%s of %s by %s", tiling, extent, multiple)
              .isCloseTo(1, within(1e-6f));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void tilesLieOnMultiplesWithinTheAxisAndOverlapAsAsked(Tiling tiling) {
    for (int multiple : new int[] {1, 4, 8}) {
      for (int extent = multiple; extent <= 48; extent += multiple) {
        AxisTiles tiles = new AxisTiles(extent, tiling, multiple);
        assertThat(tiles.length() % multiple).isZero();
        assertThat(tiles.start(0)).isZero();
        assertThat(tiles.start(tiles.count() - 1) + tiles.length()).isEqualTo(extent);
        int overlap = Math.min(tiling.overlap(), tiles.length() - multiple);
        for (int k = 1; k < tiles.count(); k++) {
          assertThat(tiles.start(k) % multiple).isZero();
          assertThat(tiles.start(k)).isGreaterThan(tiles.start(k - 1));
          assertThat(tiles.start(k - 1) + tiles.length() - tiles.start(k))
              .isGreaterThanOrEqualTo(overlap);
        }
      }
    }
  }

  @Test
  void anAxisThatFitsIntoOneTileIsNotCut() {
    assertThat(new AxisTiles(48, Tiling.NONE, 4).count()).isEqualTo(1);
    assertThat(new AxisTiles(48, new Tiling(48, 8), 4).count()).isEqualTo(1);
    assertThat(new AxisTiles(8, new Tiling(48, 8), 4).length()).isEqualTo(8);
  }

  @Test
  void tilesAreNoLargerThanAsked() {
    assertThat(new AxisTiles(48, new Tiling(15, 0), 4).length()).isEqualTo(12);
    assertThat(new AxisTiles(48, new Tiling(3, 0), 4).length()).isEqualTo(4);
  }

  @Test
  void aTileFadesIntoTheNext() {
    AxisTiles tiles = new AxisTiles(12, new Tiling(8, 4), 4);
    assertThat(tiles.count()).isEqualTo(2);
    assertThat(tiles.start(1)).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(tiles.weight(0, i)).isEqualTo(1);
      assertThat(tiles.weight(0, 4 + i)).isCloseTo((4 - i) / 5f, within(1e-6f));
      assertThat(tiles.weight(1, i)).isCloseTo((i + 1) / 5f, within(1e-6f));
      assertThat(tiles.weight(1, 4 + i)).isEqualTo(1);
    }
  }
}
