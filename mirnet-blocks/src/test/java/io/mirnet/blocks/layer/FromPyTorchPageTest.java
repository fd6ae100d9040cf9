package io.mirnet.blocks.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mirnet.blocks.Samples;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles docs/from-pytorch.md and runs it: what stands in the last column of a table of code, on
 * arrays that hold only shapes and on the engine.
 */
class FromPyTorchPageTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().resolveSibling("docs").resolve("from-pytorch.md");

  private static final Shape SHAPE = new Shape(2, 8, 4, 6);

  /** A row whose last cell is one piece of code. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| .* \\| `([^`]*)` \\|$");

  private static final String SOURCE =
      """
      package page;

      import ai.djl.ndarray.*;
      import ai.djl.ndarray.types.*;
      import ai.djl.nn.*;
      import ai.djl.nn.core.*;
      import ai.djl.nn.norm.*;
      import ai.djl.nn.pooling.*;
      import ai.djl.training.initializer.*;
      import io.mirnet.blocks.layer.*;
      import java.util.*;
      import java.util.function.*;

      public final class Page extends ImageBlock implements Supplier<List<Block>> {
        private final Block conv = child("conv", Layers.conv(8).build());
        private final Parameter beta =
            parameter("beta", Parameter.Type.OTHER, new Shape(8), Initializer.ZEROS);

        @Override
        public List<Block> get() {
          return List.of(
      %s);
        }

        @Override
        protected NDArray compute(Pass pass, NDList inputs) {
          NDArray x = inputs.singletonOrThrow();
          NDArray y = x.square();
          List<Object> values = new ArrayList<>();
      %s
          return x.mul(values.size());
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void everyLineOfCodeCompilesAndRuns() throws Exception {
    String page = Files.readString(PAGE);
    List<String> layers = rows(page, "## Layers");
    List<String> operations = rows(page, "## Operations");
    assertThat(layers).hasSizeGreaterThan(10);
    assertThat(operations).hasSizeGreaterThan(25);
    compile(
        SOURCE.formatted(
            String.join(",\n", layers),
            operations.stream()
                .map(code -> "values.add(" + code + ");")
                .collect(Collectors.joining("\n"))));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        NDManager manager = NDManager.newBaseManager()) {
      Block block = (Block) loader.loadClass("page.Page").getConstructor().newInstance();
      NDArray x = Samples.images(manager, 1, SHAPE);
      NDArray y = run(block, x);
      assertThat(y.getFloat(1, 2, 3, 4)).isEqualTo(x.getFloat(1, 2, 3, 4) * operations.size());
      for (Object layer : (List<?>) ((Supplier<?>) block).get()) {
        Shape output = run((Block) layer, x).getShape();
        assertThat(((Block) layer).getOutputShapes(new Shape[] {SHAPE})).containsExactly(output);
      }
    }
  }

  private static NDArray run(Block block, NDArray x) {
    block.initialize(x.getManager(), DataType.FLOAT32, SHAPE);
    return Layers.run(block, new ParameterStore(x.getManager(), false), false, x);
  }

  private static List<String> rows(String page, String section) {
    String from = page.substring(page.indexOf(section));
    String table = from.substring(0, from.indexOf("\n## "));
    return ROW.matcher(table).results().map(row -> row.group(1)).toList();
  }

  private void compile(String source) throws IOException {
    Path file = folder.resolve("Page.java");
    Files.writeString(file, source);
    String classPath = System.getProperty("java.class.path");
    String[] arguments = {"-proc:none", "-cp", classPath, "-d", folder.toString(), file.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
  }
}
