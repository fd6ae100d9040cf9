package io.mirnet.train.run;

import java.util.List;
import java.util.Map;

/** Manifests of tests, for which it doesn't matter what made a run. */
public final class AnyManifest {
  private AnyManifest() {}

  /** One with these plugins. */
  public static Manifest of(Map<String, Manifest.Plugin> plugins) {
    return new Manifest(
        "1",
        "1",
        "x",
        List.of(),
        1,
        "compiled",
        "float32",
        "17",
        "linux",
        "",
        7,
        "",
        "now",
        plugins,
        List.of());
  }
}
