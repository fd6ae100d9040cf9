package io.mirnet.blocks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Checked.Violation;
import io.mirnet.blocks.Models;
import io.mirnet.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirNetV2OptionsTest {
  private static final MirNetV2Options DEFAULTS = Models.options("");

  @Test
  void theDefaultsAreTheReleasedNetwork() {
    assertThat(DEFAULTS.width()).isEqualTo(80);
    assertThat(DEFAULTS.channelFactor()).isEqualTo(1.5);
    assertThat(DEFAULTS.groups()).containsExactly(1, 2, 4, 4);
    assertThat(DEFAULTS.blocksPerGroup()).isEqualTo(2);
    assertThat(DEFAULTS.streams()).isEqualTo(3);
    assertThat(DEFAULTS.columns()).isEqualTo(2);
    assertThat(DEFAULTS.fusion().type()).isEqualTo("skff");
    assertThat(DEFAULTS.context().type()).isEqualTo("rcb");
    assertThat(DEFAULTS.skips()).isEqualTo(new Skips(true, true, true, true));
    assertThat(DEFAULTS.shareColumns()).isTrue();
    assertThat(DEFAULTS.violations()).isEmpty();
  }

  @Test
  void channelsGrowFromStreamToStream() {
    assertThat(List.of(DEFAULTS.channels(0), DEFAULTS.channels(1), DEFAULTS.channels(2)))
        .containsExactly(80, 120, 180);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | 1.5 | 3 | 1,2,7 | groups[2] | group count 7 does not divide the 80 channels of stream 1",
        "80 | 1.5 | 3 | 16    | groups[0] | group count 16 does not divide the 120 channels of stream 2",
        "80 | 1.5 | 3 | 1,8   | groups[1] | group count 8 does not divide the 180 channels of stream 3",
        "16 | 1.5 | 4 | 4     | groups[0] | group count 4 does not divide the 54 channels of stream 4",
        "10 | 1.5 | 3 | 1     | width     | gives stream 3 22.5 channels",
        "9  | 1.5 | 2 | 1     | width     | width 9 x factor 1.5 gives stream 2 13.5 channels",
      })
  void whatCanNotWorkIsNamedWithItsNumbers(
      int width, double factor, int streams, String groups, String key, String message) {
    List<Violation> violations = options(width, factor, streams, groups).violations();
    assertThat(violations).hasSize(1);
    assertThat(violations.get(0).key()).isEqualTo(key);
    assertThat(violations.get(0).message()).contains(message);
    assertThatThrownBy(() -> new MirNetV2(options(width, factor, streams, groups)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(message);
  }

  @Test
  void everyGroupThatDoesNotFitIsNamed() {
    assertThat(options(80, 1.5, 3, "7,1,9").violations())
        .extracting(Violation::key)
        .containsExactly("groups[0]", "groups[2]");
  }

  @Test
  void aNetworkNeedsAGroup() {
    assertThat(options(80, 1.5, 3, "").violations())
        .extracting(Violation::key)
        .containsExactly("groups");
  }

  @ParameterizedTest
  @CsvSource({"10, 1.5, 2", "7, 1, 4", "9, 1.3333333333333333, 3", "100, 1.1, 3", "8, 2, 4"})
  void onlyTheStreamsThatExistNeedWholeChannels(int width, double factor, int streams) {
    assertThat(options(width, factor, streams, "1").violations()).isEmpty();
  }

  @Test
  void theListOfGroupsIsCopied() {
    List<Integer> groups = new ArrayList<>(List.of(1));
    MirNetV2Options options = options(80, 1.5, 3, groups);
    groups.add(7);
    assertThat(options.groups()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"streams: 5", "streams: 0", "columns: 5", "columns: 0", "width: 0", "groups: [0]"})
  void numbersOutOfRangeAreRefusedWhenRead(String option) {
    assertThatThrownBy(() -> Models.mirnet(option)).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void violationsAreFoundWhenRead() {
    assertThatCode(() -> Models.mirnet("width: 48")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Models.mirnet("width: 50"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("112.5 channels");
  }

  private static MirNetV2Options options(int width, double factor, int streams, String groups) {
    List<Integer> counts = new ArrayList<>();
    for (String count : (groups == null ? "" : groups).split(",", -1)) {
      if (!count.isBlank()) {
        counts.add(Integer.valueOf(count.strip()));
      }
    }
    return options(width, factor, streams, counts);
  }

  private static MirNetV2Options options(
      int width, double factor, int streams, List<Integer> groups) {
    return new MirNetV2Options(
        3,
        3,
        width,
        factor,
        streams,
        2,
        groups,
        1,
        DEFAULTS.fusion(),
        DEFAULTS.context(),
        DEFAULTS.skips(),
        true);
  }

  @Test
  void changesOfAProgramAreThoseOfYaml() {
    MirNetV2Options released = Models.reader().defaults(MirNetV2Options.class);
    assertThat(
            released
                .withChannels(6, 3)
                .withWidth(16)
                .withStreams(2, 2)
                .withColumns(3, false)
                .withGroups(List.of(1, 2), 1)
                .withSkips(new Skips(true, false, true, true)))
        .isEqualTo(
            Models.options(
                "in_channels: 6, width: 16, streams: 2, channel_factor: 2, columns: 3,"
                    + " share_columns: false, groups: [1, 2], blocks_per_group: 1,"
                    + " skips: {block: false}"));
    assertThat(released.withBlocks(Models.options("fusion: sum").fusion(), released.context()))
        .isEqualTo(Models.options("fusion: sum"));
  }
}
