package io.mirnet.train.step;

import io.mirnet.api.InputException;
import io.mirnet.api.Telemetry;
import io.mirnet.blocks.engine.InstalledTorch;
import io.mirnet.blocks.engine.Machine;
import io.mirnet.blocks.engine.NativeCache;

/**
 * What the engine must know before it starts. DJL takes it from system properties, once in a
 * process; what a program or a user has set before stays.
 */
public final class EngineSettings {
  private static final String THREADS = "ai.djl.pytorch.num_threads";

  private static final String GRAPH_OPTIMIZER = "ai.djl.pytorch.graph_optimizer";

  private EngineSettings() {}

  /**
   * Settles the number of threads, opts out of DJL's telemetry and has the PyTorch loaded that
   * {@code MIRNET_TORCH} names.
   *
   * @param threads threads asked for; 0 for one for each core
   * @return the number that holds
   * @throws InputException if no PyTorch of the right version is where one is named, or others
   *     could write the folder that native code is loaded from
   */
  public static int apply(int threads) {
    Telemetry.optOut();
    NativeCache.require();
    Machine machine = Machine.here();
    InstalledTorch.asked(machine)
        .ifPresent(torch -> torch.settings(machine).forEach(EngineSettings::setIfAbsent));
    int asked = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    setIfAbsent(THREADS, Integer.toString(asked));
    return Integer.getInteger(THREADS, asked);
  }

  /**
   * Turns the optimizer of TorchScript's executor off, on every thread that runs a script. With it,
   * a script's gradients may be zero from its second call on. To be called before a script runs.
   */
  public static void differentiateScripts() {
    setIfAbsent(GRAPH_OPTIMIZER, "false");
  }

  private static void setIfAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
