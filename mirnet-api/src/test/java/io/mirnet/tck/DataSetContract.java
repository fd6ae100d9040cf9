package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every data set keeps. One that reads files writes them in a {@code @BeforeEach} into the
 * {@link #folder()}, from which relative paths start:
 *
 * <pre>{@code
 * class RawTest extends DataSetContract {
 *   RawTest() {
 *     super("{type: raw, folder: pictures}");
 *   }
 *
 *   @BeforeEach
 *   void write() throws IOException {
 *     Files.write(Files.createDirectories(folder().resolve("pictures")).resolve("1.raw"), ...);
 *   }
 * }
 * }</pre>
 */
public abstract class DataSetContract extends ProviderContract<DataSetProvider<?>> {
  /** Enough to see what differs from pair to pair, however large the set is. */
  private static final int LOADED = 6;

  @TempDir private Path folder;

  /**
   * Tests a data set.
   *
   * @param choice YAML that chooses it, for example {@code {type: paired, input: in, target: out}}
   */
  protected DataSetContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<DataSetProvider<?>> choice) implements Chosen<DataSetProvider<?>> {}

  /**
   * Returns the folder that relative paths of the options start from.
   *
   * @return an empty folder of this test, to be filled before it
   */
  protected final Path folder() {
    return folder;
  }

  @Override
  final PairedImages build(Choice<DataSetProvider<?>> choice) {
    return build(choice, Use.TRAINING);
  }

  private PairedImages build(Choice<DataSetProvider<?>> choice, Use use) {
    return DataSetProvider.build(choice, new DataSetSpec(Optional.of(folder), 7, use));
  }

  @ParameterizedTest
  @EnumSource
  void thereIsAPair(Use use) {
    assertThat(build(choice(), use).size()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void eachPairHasANameOfItsOwn(Use use) {
    PairedImages pairs = build(choice(), use);
    List<String> names = IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList();
    assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void allPairsHaveTheSameChannels(Use use) {
    List<ImagePair> loaded = load(build(choice(), use));
    ImagePair first = loaded.get(0);
    assertThat(loaded)
        .allSatisfy(
            pair -> {
              assertThat(pair.input().channels()).isEqualTo(first.input().channels());
              assertThat(pair.target().channels()).isEqualTo(first.target().channels());
            });
  }

  @ParameterizedTest
  @EnumSource
  void dimensionsThatAreToldAreThoseOfThePair(Use use) {
    PairedImages pairs = build(choice(), use);
    List<ImagePair> loaded = load(pairs);
    for (int i = 0; i < loaded.size(); i++) {
      Dimensions actual = Dimensions.of(loaded.get(i));
      assertThat(pairs.dimensions(i).orElse(actual)).as(pairs.name(i)).isEqualTo(actual);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCleanImageAloneIsThatOfThePair(Use use) {
    PairedImages pairs = build(choice(), use);
    List<ImagePair> loaded = load(pairs);
    for (int i = 0; i < loaded.size(); i++) {
      Image target = loaded.get(i).target();
      assertThat(pairs.target(i)).as(pairs.name(i)).isEqualTo(target);
      int channels = loaded.get(i).input().channels();
      pairs
          .degradation(i)
          .ifPresent(made -> assertThat(made.channels(target.channels())).isEqualTo(channels));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameIndexGivesTheSamePair(Use use) {
    PairedImages pairs = build(choice(), use);
    List<ImagePair> first = load(pairs);
    SameResults.require("loaded again", load(pairs), first);
    SameResults.require("opened again", load(build(choice(), use)), first);
  }

  @Test
  void severalThreadsGetTheSamePairs() {
    List<ImagePair> expected = load(build(choice()));
    PairedImages pairs = build(choice());
    SameResults.requireInThreads(() -> load(pairs), expected);
  }

  private static List<ImagePair> load(PairedImages pairs) {
    List<ImagePair> loaded = new ArrayList<>();
    for (int i = 0; i < Math.min(LOADED, pairs.size()); i++) {
      loaded.add(pairs.load(i));
    }
    return loaded;
  }
}
