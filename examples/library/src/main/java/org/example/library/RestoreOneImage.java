package org.example.library;

import ai.djl.engine.Engine;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.nio.file.Path;

/** Restores a picture: {@code java ... RestoreOneImage MODEL.safetensors INPUT.png OUTPUT.png}. */
public final class RestoreOneImage {
  private RestoreOneImage() {}

  /**
   * Restores a picture, on a GPU if there is one.
   *
   * @param args the model file (.safetensors or .pth), the degraded picture, the picture to write
   * @throws io.mirnet.api.InputException if a file is missing or can't be read
   */
  public static void main(String[] args) {
    Providers providers = Plugins.load(RestoreOneImage.class.getClassLoader());
    ModelFiles models = new ModelFiles(new ConfigurationReader(providers));
    ImageFile picture = ImageFiles.read(Path.of(args[1]));
    try (Network network = models.load(Path.of(args[0]), Engine.getInstance().defaultDevice())) {
      // Memory is bounded by the tiles of 512 pixels, which fade into each other over 32.
      Image restored = new Restorer(network, new Tiling(512, 32)).restore(picture.colour());
      Image rounded = restored.quantize(picture.colour().bits());
      ImageFiles.write(Path.of(args[2]), rounded, picture.alpha(), picture.grey());
    }
  }
}
