package io.mirnet.cli.console;

import ai.djl.Device;
import io.mirnet.train.step.Devices;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where a network runs. */
public final class DeviceOption {
  @Option(
      names = "--device",
      defaultValue = "auto",
      paramLabel = "DEVICE",
      description = "auto, cpu, gpu or gpu:1 (default: ${DEFAULT-VALUE}).")
  private String device;

  /**
   * Finds the device.
   *
   * @return the one that was named
   * @throws UsageException if no device is named so
   * @throws io.mirnet.api.InputException if the engine doesn't see it
   */
  public Device device() {
    if (device.contains(",") || Devices.mistake(device).isPresent()) {
      throw new UsageException("'" + device + "' is no device: use auto, cpu, gpu or gpu:1");
    }
    return Devices.of(device).get(0);
  }

  /**
   * Says what a user should know of the choice; call it after {@link #device}.
   *
   * @return a warning where {@code auto} is the CPU in spite of a GPU
   */
  public Optional<String> warning() {
    return Devices.warning(device);
  }
}
