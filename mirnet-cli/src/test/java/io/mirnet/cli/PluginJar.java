package io.mirnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar as someone else would build it, compiled here and now. */
public final class PluginJar {
  private static final String SERVICE = "META-INF/services/io.mirnet.api.network.FusionProvider";

  private PluginJar() {}

  /** Writes a jar with a fusion that adds its inputs, {@code org.example.Plain}. */
  public static Path write(Path jar, String name, String version) throws IOException {
    return write(jar, name, version, "");
  }

  /** Writes such a jar with one more member; a class {@code Gone} that it may name is left out. */
  public static Path write(Path jar, String name, String version, String member)
      throws IOException {
    return write(
        jar, version, new Code(name, "new SumProvider().create(new SumOptions(), spec)", member));
  }

  /** Writes a jar with a fusion that looks at numbers, so that it can't be traced. */
  public static Path untraceable(Path jar, String name) throws IOException {
    String looking =
        """
        static final class Looking extends io.mirnet.blocks.layer.ImageBlock {
              @Override
              protected ai.djl.ndarray.NDArray compute(
                  io.mirnet.blocks.layer.Pass pass, ai.djl.ndarray.NDList inputs) {
                var sum = inputs.get(0).add(inputs.get(1));
                return Float.isFinite(sum.mean().getFloat()) ? sum : inputs.get(0);
              }

              @Override
              public ai.djl.ndarray.types.Shape[] getOutputShapes(
                  ai.djl.ndarray.types.Shape[] inputs) {
                return new ai.djl.ndarray.types.Shape[] {inputs[0]};
              }
            }""";
    return write(jar, "1", new Code(name, "new Looking()", looking));
  }

  /** Writes a jar with a fusion that needs a class {@code Gone}, which the jar lacks. */
  public static Path withoutItsLibrary(Path jar, String name) throws IOException {
    String made = "new SumProvider().create(new SumOptions(), spec)";
    return write(jar, "1", new Code(name, "new Gone() == null ? null : " + made, ""));
  }

  private static Path write(Path jar, String version, Code code) throws IOException {
    Path classes = Files.createTempDirectory(Files.createDirectories(jar.getParent()), "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    assertThat(compiler.getTask(null, null, null, options, null, List.of(code)).call()).isTrue();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(PluginJar::isPacked).sorted().toList()) {
        String entry = classes.relativize(file).toString().replace('\\', '/');
        packed.putNextEntry(new ZipEntry(entry));
        packed.write(Files.readAllBytes(file));
      }
      packed.putNextEntry(new ZipEntry(SERVICE));
      packed.write("org.example.Plain".getBytes(UTF_8));
    }
    return jar.toRealPath();
  }

  private static boolean isPacked(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("Plain$Gone.class");
  }

  /** Writes a jar whose services file names a class that isn't there. */
  public static Path withoutItsClass(Path jar, String type) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out)) {
      packed.putNextEntry(new ZipEntry(SERVICE));
      packed.write(type.getBytes(UTF_8));
    }
    return jar.toRealPath();
  }

  /** The source in memory. */
  private static final class Code extends SimpleJavaFileObject {
    private final String name;
    private final String block;
    private final String member;

    Code(String name, String block, String member) {
      super(URI.create("string:///org/example/Plain.java"), JavaFileObject.Kind.SOURCE);
      this.name = name;
      this.block = block;
      this.member = member;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return """
          package org.example;

          import ai.djl.nn.Block;
          import io.mirnet.api.Default;
          import io.mirnet.api.Doc;
          import io.mirnet.api.network.FusionProvider;
          import io.mirnet.api.network.FusionSpec;
          import io.mirnet.blocks.fusion.SumOptions;
          import io.mirnet.blocks.fusion.SumProvider;

          public final class Plain implements FusionProvider<Plain.Options> {
            public record Options(@Default("1") @Doc("has no effect") int weight) {}

            @Override public String name() { return "%s"; }
            @Override public Class<Options> configType() { return Options.class; }
            @Override public Block create(Options options, FusionSpec spec) {
              return %s;
            }
            static final class Gone {}
            %s
          }
          """
          .formatted(name, block, member);
    }
  }
}
