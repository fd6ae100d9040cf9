///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//REPOS mavenlocal,central
//DEPS io.mirnet:mirnet-train:0.1.0-SNAPSHOT
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//RUNTIME_OPTIONS -DOPT_OUT_TRACKING=true

import ai.djl.engine.Engine;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.nio.file.Path;

/** Restores a picture: {@code jbang Restore.java MODEL INPUT.png OUTPUT.png}. */
class Restore {
  public static void main(String... args) {
    var models = new ModelFiles(new ConfigurationReader(Plugins.load(ImageFiles.class.getClassLoader())));
    ImageFile picture = ImageFiles.read(Path.of(args[1]));
    try (Network network = models.load(Path.of(args[0]), Engine.getInstance().defaultDevice())) {
      Image restored = new Restorer(network, new Tiling(512, 32)).restore(picture.colour());
      ImageFiles.write(
          Path.of(args[2]), restored.quantize(picture.colour().bits()), picture.alpha(), picture.grey());
    }
  }
}
