package io.mirnet.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader of files answers any bytes with a result or with a typed error of one line, soon and
 * in bounded memory. A hundred inputs of each in every build; {@code bin/fuzz MINUTES} goes on for
 * longer, from another seed.
 */
class FuzzTest {
  /** Of each reader, where no time is given. */
  private static final int INPUTS = Integer.getInteger("mirnet.fuzz.inputs", 100);

  private static final double MINUTES =
      Double.parseDouble(System.getProperty("mirnet.fuzz.minutes", "0"));
  private static final long SEED = Long.getLong("mirnet.fuzz.seed", 1);

  /** What a picture or a tensor of the corpus needs, a hundred times over. */
  private static final long MOST_BYTES = 64L << 20;

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void anyBytesEndInAResultOrALine(Reader reader) throws Exception {
    List<byte[]> corpus = corpus(reader);
    Path file = reader.in(folder);
    for (byte[] whole : corpus) {
      Files.write(file, whole);
      reader.read(file);
    }
    SplittableRandom seeds = new SplittableRandom(SEED + reader.ordinal());
    long end = System.nanoTime() + (long) (MINUTES * 60e9 / Reader.values().length);
    int refused = 0;
    int count = 0;
    while (MINUTES > 0 ? System.nanoTime() < end : count < INPUTS) {
      long seed = seeds.nextLong();
      byte[] input = Mutation.of(corpus.get(count++ % corpus.size()), seed);
      Files.write(file, input);
      refused += refused(reader, file, input, seed) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "fuzz %s: %,d inputs, %,d refused, seed %d%n", reader, count, refused, SEED);
    assertThat(refused).as("inputs that were refused").isPositive();
  }

  private boolean refused(Reader reader, Path file, byte[] input, long seed) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    boolean refused = false;
    try {
      reader.read(file);
    } catch (InputException | ConfigurationException e) {
      refused = true;
      assertThat(e.getMessage())
          .as(() -> kept(reader, input, seed))
          .isNotBlank()
          .doesNotContain("Cannot invoke", "be read: null");
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(kept(reader, input, seed), e);
    }
    long took = System.nanoTime() - start;
    long made = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    assertThat(took).as(() -> kept(reader, input, seed)).isLessThan(LONGEST.toNanos());
    assertThat(made).as(() -> kept(reader, input, seed)).isLessThan(MOST_BYTES);
    return refused;
  }

  /** An input that was not answered well is kept beside the build's files. */
  private static String kept(Reader reader, byte[] input, long seed) {
    Path place = Path.of("target", "fuzz", reader + "-" + Long.toHexString(seed));
    try {
      Files.createDirectories(place.getParent());
      return "the input of seed %d is kept as %s".formatted(seed, Files.write(place, input));
    } catch (IOException e) {
      return "seed " + seed;
    }
  }

  private static List<byte[]> corpus(Reader reader) throws IOException, URISyntaxException {
    String name = reader.name().toLowerCase(Locale.ROOT);
    try (Stream<Path> files = Files.list(Path.of(FuzzTest.class.getResource(name).toURI()))) {
      List<Path> sorted = files.sorted().toList();
      List<byte[]> corpus = new ArrayList<>();
      for (Path file : sorted) {
        corpus.add(Files.readAllBytes(file));
      }
      return corpus;
    }
  }
}
