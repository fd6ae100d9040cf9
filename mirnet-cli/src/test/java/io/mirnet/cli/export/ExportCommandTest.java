package io.mirnet.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.cli.Cli;
import io.mirnet.cli.PluginJar;
import io.mirnet.cli.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
  @TempDir private static Path models;
  private static Path ours;
  private static Path published;

  @TempDir private Path folder;

  @BeforeAll
  static void makeModels() {
    published = Fixtures.weights(Fixtures.RGB, models);
    ours = models.resolve("ours.safetensors");
    try (Network network =
        Network.create(
            Models.mirnet("width: 16, groups: [1], blocks_per_group: 1"), Device.cpu(), 1)) {
      Map<String, String> metadata = new LinkedHashMap<>(ModelFiles.metadata(network));
      metadata.put("license", "cc-by-4.0");
      metadata.put("mirnet.monitor", "psnr");
      Safetensors.write(
          ours, new TensorFile(Weights.capture(network.parameters().all()), metadata));
    }
  }

  @ParameterizedTest
  @CsvSource({"model.onnx", "model.pt", "model.TS"})
  void theFilesNameSaysTheFormat(String name) {
    Path output = folder.resolve("new").resolve(name);
    String out = Cli.run("export", "--output", output, ours).done().out();
    assertThat(out.lines().toList().get(0))
        .matches(
            "difference  \\d\\.\\de-\\d\\d at most, of images \\(1, 3, 32, 36\\), \\(2, 3, 40, 32\\)");
    assertThat(out).contains("sides       multiples of 4", "model       " + output);
    assertThat(output.getParent()).isDirectoryContaining(output::equals);
    assertThat(output.resolveSibling(name + ".part")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"onnx", "TorchScript"})
  void aFileThatPadsIsComparedWithASideThatIsNoMultipleToo(String format) {
    Path output = folder.resolve("model");
    String out =
        Cli.run("export", "--format", format, "--pad", "--output", output, published).done().out();
    assertThat(out).contains("(1, 3, 33, 39)", "sides       any");
    assertThat(output).isNotEmptyFile();
  }

  @Test
  void theFileSaysWhatItIsAndWhichLicenceItsWeightsHave() throws IOException {
    Path output = folder.resolve("model.pt");
    Cli.run("export", "--output", output, ours).done();
    Map<String, String> extra = extraFiles(output);
    assertThat(extra)
        .containsOnlyKeys(
            "mirnet.config", "mirnet.multiple", "mirnet.version", "mirnet.licence", "license")
        .containsEntry("mirnet.multiple", "4")
        .containsEntry("mirnet.licence", "Apache-2.0")
        .containsEntry("license", "cc-by-4.0");
    assertThat(json(extra.get("mirnet.config")).at("/model/width").asInt()).isEqualTo(16);
  }

  @Test
  void aFormatThatIsNotKnownIsRefused() {
    Cli.run("export", "--format", "tflite", "--output", folder.resolve("a.onnx"), ours)
        .refused(ExitCode.USAGE, "--format", "tflite", "ONNX", "TORCHSCRIPT");
    Cli.run("export", "--output", folder.resolve("model"), ours)
        .refused(ExitCode.USAGE, "could be of any format; add --format onnx or torchscript");
  }

  @Test
  void theModelIsNotOverwritten() {
    Cli.run("export", "--format", "onnx", "--output", ours, ours)
        .refused(ExitCode.USAGE, "would be overwritten");
  }

  @Test
  void aModelThatIsNotThereIsRefused() {
    Path output = folder.resolve("a.onnx");
    Cli.run("export", "--output", output, folder.resolve("absent.pth"))
        .refused(ExitCode.INPUT, "absent.pth");
    assertThat(output).doesNotExist();
  }

  @Test
  void aPluginsBlockThatCantBeTracedIsNamed() throws IOException {
    Path jar = PluginJar.untraceable(folder.resolve("plugins/looking.jar"), "looking");
    TensorFile content = sum();
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.computeIfPresent(
        ModelFiles.CONFIG, (key, json) -> json.replace("{\"type\":\"sum\"}", "\"looking\""));
    Path model = folder.resolve("looking.safetensors");
    Safetensors.write(model, new TensorFile(content.tensors(), metadata));
    Path output = folder.resolve("a.onnx");

    Cli.run("export", "--plugins", jar, "--output", output, model)
        .refused(
            ExitCode.FAILURE,
            "the network can't be exported: Looking: the operation 'reading numbers'");
    assertThat(output).doesNotExist();
  }

  private TensorFile sum() {
    Path file = folder.resolve("sum.safetensors");
    try (Network network =
        Network.create(
            Models.mirnet("width: 16, groups: [1], blocks_per_group: 1, fusion: sum"),
            Device.cpu(),
            1)) {
      ModelFiles.save(file, network);
    }
    return Safetensors.read(file);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static Map<String, String> extraFiles(Path file) throws IOException {
    Map<String, String> extra = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String[] path = entry.getName().split("/", 3);
        if (path[1].equals("extra")) {
          extra.put(path[2], new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return extra;
  }
}
