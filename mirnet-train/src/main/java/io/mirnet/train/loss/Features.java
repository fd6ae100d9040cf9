package io.mirnet.train.loss;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.mirnet.api.InputException;
import io.mirnet.train.step.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network from images to feature maps, from a TorchScript file of the user's. Its weights are
 * frozen. It runs in the mode that it was saved in.
 */
final class Features implements AutoCloseable {
  private final Path file;
  private final NDManager manager;
  private final Model model;

  /**
   * Opens a file.
   *
   * @param owner on the device to compute on; closes the network with it if nobody did before
   * @throws InputException if there is no such file or it is none of TorchScript
   */
  Features(Path file, NDManager owner) {
    EngineSettings.differentiateScripts();
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file + " is no file: perceptual needs a TorchScript file of yours; none is downloaded");
    }
    this.file = file;
    manager = owner.newSubManager();
    model = Model.newInstance("features", manager.getDevice(), manager.getEngine().getEngineName());
    manager.attachInternal("features", model);
    try {
      // Without "trainParam" the weights are loaded as arrays that no gradient may flow past.
      model.load(file, null, Map.of("mapLocation", "true", "trainParam", "true"));
      model.getBlock().freezeParameters(true);
    } catch (EngineException | IOException | MalformedModelException e) {
      manager.close();
      throw new InputException(
          file
              + " is not a TorchScript file that this engine reads: make one by torch.jit.script(network.eval()).save(...)",
          e);
    }
  }

  /**
   * Computes feature maps.
   *
   * @param images (N, C, H, W); the maps belong to its manager
   * @return by key, or by place from 0
   * @throws InputException if the network doesn't take the images or makes something else
   */
  Map<String, NDArray> of(NDArray images) {
    NDList made = run(images);
    Map<String, NDArray> maps = new TreeMap<>();
    for (int i = 0; i < made.size(); i++) {
      String name = made.get(i).getName();
      maps.put(name == null ? Integer.toString(i) : name, made.get(i));
    }
    return maps;
  }

  private NDList run(NDArray images) {
    try {
      // What DJL calls training: without it, the engine makes no gradients.
      return model.getBlock().forward(new ParameterStore(manager, false), new NDList(images), true);
    } catch (EngineException e) {
      throw new InputException(
          "%s can't compute features of %s: %s"
              .formatted(file, images.getShape(), lastLine(e.getMessage())),
          e);
    } catch (UnsupportedOperationException e) {
      throw new InputException(
          file + " makes neither a list nor a dict of feature maps: change what it returns", e);
    }
  }

  private static String lastLine(String message) {
    return message.strip().lines().reduce((first, second) -> second).orElse("");
  }

  /**
   * Checks that there is a map.
   *
   * @throws InputException if there is none of that name
   */
  void require(String layer, Map<String, NDArray> maps) {
    if (!maps.containsKey(layer)) {
      throw new InputException(
          "%s makes no feature map '%s': there are %s"
              .formatted(file, layer, String.join(", ", maps.keySet())));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
