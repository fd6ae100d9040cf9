// Restores a picture, and stays there to be asked about it. From a folder with the distribution in mirnet/:
//   jshell --class-path "$(echo mirnet/lib/*.jar | tr ' ' :)" \
//     -R-Dmodel=MODEL -R-Dinput=INPUT.png -R-Doutput=OUTPUT.png restore.jsh
import ai.djl.engine.Engine
import io.mirnet.blocks.Network
import io.mirnet.blocks.model.ModelFiles
import io.mirnet.blocks.restore.Restorer
import io.mirnet.blocks.restore.Tiling
import io.mirnet.config.ConfigurationReader
import io.mirnet.data.file.ImageFiles
import io.mirnet.plugin.Plugins

var models = new ModelFiles(new ConfigurationReader(Plugins.load(ImageFiles.class.getClassLoader())))
var network = models.load(Path.of(System.getProperty("model")), Engine.getInstance().defaultDevice())
var picture = ImageFiles.read(Path.of(System.getProperty("input")))
var restored = new Restorer(network, new Tiling(512, 32)).restore(picture.colour())
ImageFiles.write(Path.of(System.getProperty("output")), restored.quantize(8), picture.alpha(), picture.grey())
System.out.println("%d x %d, %d parameters".formatted(restored.width(), restored.height(), network.parameters().weights()))
