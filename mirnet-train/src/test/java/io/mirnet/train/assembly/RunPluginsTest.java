package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.run.AnyManifest;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.Manifest.Plugin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunPluginsTest {
  private static final Plugin GATED = new Plugin("org.example.Gated", "/a/gated.jar", "1.0", "aa");

  private static Manifest manifest(Map<String, Plugin> plugins) {
    return AnyManifest.of(plugins);
  }

  @Test
  void whatIsBuiltInIsNoPlugin() {
    Providers providers = Plugins.load(RunPluginsTest.class.getClassLoader());

    assertThat(RunPlugins.of(providers).loaded()).isEmpty();
  }

  @Test
  void aPluginThatIsNotThereIsNamedWithJarVersionAndHash() {
    RunPlugins none = new RunPlugins(Map.of());

    assertThat(none.missing(manifest(Map.of("fusion gated", GATED))))
        .containsExactly(
            "fusion gated (org.example.Gated in /a/gated.jar, version 1.0, sha256 aa)");
    assertThat(none.changed(manifest(Map.of("fusion gated", GATED)))).isEmpty();
  }

  @Test
  void aJarOfOtherContentIsAChange() {
    Plugin rebuilt = new Plugin("org.example.Gated", "/a/gated.jar", "", "bb");
    RunPlugins now = new RunPlugins(Map.of("fusion gated", rebuilt));

    assertThat(now.changed(manifest(Map.of("fusion gated", GATED))))
        .containsExactly(
            "fusion gated was org.example.Gated in /a/gated.jar, version 1.0, sha256 aa, now it is org.example.Gated in /a/gated.jar, sha256 bb");
    assertThat(now.missing(manifest(Map.of("fusion gated", GATED)))).isEmpty();
  }

  @Test
  void aJarThatMovedAndOneThatIsNewAreNone() {
    Plugin moved = new Plugin("org.example.Gated", "/b/gated.jar", "1.0", "aa");
    RunPlugins now = new RunPlugins(Map.of("fusion gated", moved, "loss huber", GATED));

    assertThat(now.changed(manifest(Map.of("fusion gated", GATED)))).isEmpty();
    assertThat(now.missing(manifest(Map.of("fusion gated", GATED)))).isEmpty();
  }
}
