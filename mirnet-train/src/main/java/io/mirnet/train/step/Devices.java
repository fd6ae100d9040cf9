package io.mirnet.train.step;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.mirnet.api.InputException;
import java.util.ArrayList;
import java.util.List;

/** Turns {@code auto}, {@code cpu}, {@code gpu} and {@code gpu:0,1} into devices that are there. */
public final class Devices {
  private Devices() {}

  /**
   * Finds devices.
   *
   * @param text as in the configuration; {@code auto} takes the first GPU where there is one
   * @return one device for each replica of the network
   * @throws InputException if a GPU is asked for that the engine doesn't see
   */
  public static List<Device> of(String text) {
    int gpus = Engine.getInstance().getGpuCount();
    if (text.equals("cpu") || (text.equals("auto") && gpus == 0)) {
      return List.of(Device.cpu());
    }
    List<Device> devices = new ArrayList<>();
    String numbers = text.startsWith("gpu:") ? text.substring("gpu:".length()) : "0";
    for (String number : numbers.split(",", -1)) {
      int id = Integer.parseInt(number);
      if (id >= gpus) {
        throw new InputException(
            "device '%s' asks for GPU %d, but the engine sees %d; build with -Pgpu on a machine with a CUDA driver, or use device=cpu"
                .formatted(text, id, gpus));
      }
      devices.add(Device.gpu(id));
    }
    return devices;
  }
}
