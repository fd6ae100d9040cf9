package io.mirnet.train.step;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.mirnet.api.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns {@code auto}, {@code cpu}, {@code gpu} and {@code gpu:0,1} into devices that are there. */
public final class Devices {
  private static final String AUTO = "auto";
  private static final String NUMBERED = "gpu:";

  private Devices() {}

  /**
   * Finds devices.
   *
   * @param text as in the configuration; {@code auto} takes the first GPU where there is one
   * @return one device for each replica of the network
   * @throws InputException if a GPU is asked for that the engine doesn't see
   * @throws IllegalArgumentException if there is a {@link #mistake}
   */
  public static List<Device> of(String text) {
    mistake(text)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException(mistake);
            });
    int gpus = Engine.getInstance().getGpuCount();
    if (text.equals("cpu") || (text.equals(AUTO) && gpus == 0)) {
      return List.of(Device.cpu());
    }
    List<Integer> numbers = text.startsWith(NUMBERED) ? numbers(text) : List.of(0);
    for (int number : numbers) {
      if (number >= gpus) {
        throw new InputException(
            "device '%s' asks for GPU %d, but the engine sees %d; 'mirnet-cli doctor' says what is there, and docs/gpu.md how to set one up"
                .formatted(text, number, gpus));
      }
    }
    return numbers.stream().map(Device::gpu).toList();
  }

  /**
   * Looks for a mistake in the name of devices, whether or not they are there. Starts no engine.
   *
   * @param text as in the configuration
   * @return what is wrong and what to write; empty if nothing is
   */
  public static Optional<String> mistake(String text) {
    if (!text.matches("auto|cpu|gpu(:\\d{1,3}(,\\d{1,3})*)?")) {
      return Optional.of("'%s' is no device: use auto, cpu, gpu or gpu:0,1".formatted(text));
    }
    if (!text.startsWith(NUMBERED)) {
      return Optional.empty();
    }
    List<Integer> numbers = numbers(text);
    return numbers.stream()
        .filter(number -> numbers.indexOf(number) != numbers.lastIndexOf(number))
        .findFirst()
        .map(number -> "'%s' names GPU %d twice: name each GPU once".formatted(text, number));
  }

  /**
   * Says what a user should know of the devices that {@code auto} came to.
   *
   * @param text as in the configuration
   * @return a warning where it is the CPU in spite of a GPU
   */
  public static Optional<String> warning(String text) {
    return text.equals(AUTO) ? MissedGpu.here().map(MissedGpu::text) : Optional.empty();
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.substring(NUMBERED.length()).split(",")).map(Integer::valueOf).toList();
  }
}
