package io.mirnet.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar as someone else would build it: compiled here and now, if need be against another api. */
final class PluginJar {
  private static final int MAJOR_VERSION = 7;

  private final List<JavaFileObject> api = new ArrayList<>();
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final Map<String, String> services = new LinkedHashMap<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> cut = new ArrayList<>();
  private int majorVersion;
  private String version = "";

  /** A jar with one fusion of that name, which has no options. */
  static PluginJar ofFusion(String type, String name) {
    return new PluginJar()
        .source(type, fusion(type, name, ""))
        .service("io.mirnet.api.network.FusionProvider", type);
  }

  /** The source of a fusion that makes nothing. */
  static String fusion(String type, String name, String more) {
    return """
        package %s;

        public final class %s implements io.mirnet.api.network.FusionProvider<%2$s.Options> {
          public record Options() {}

          @Override public String name() { return "%s"; }
          @Override public Class<Options> configType() { return Options.class; }
          @Override public ai.djl.nn.Block create(
              Options options, io.mirnet.api.network.FusionSpec spec) {
            throw new UnsupportedOperationException("nothing to make");
          }
          %s
        }
        """
        .formatted(
            type.substring(0, type.lastIndexOf('.')),
            type.substring(type.lastIndexOf('.') + 1),
            name,
            more);
  }

  /** A class of the api as it was, or will be, when the jar is compiled; it is not packed. */
  PluginJar against(String type, String code) {
    api.add(new Code(type, code));
    return this;
  }

  PluginJar source(String type, String code) {
    sources.add(new Code(type, code));
    return this;
  }

  PluginJar service(String point, String... types) {
    services.put("META-INF/services/" + point, String.join("\n", types));
    return this;
  }

  /** Leaves a compiled class out. */
  PluginJar without(String type) {
    dropped.add(type.replace('.', '/') + ".class");
    return this;
  }

  /** Leaves the second half of a compiled class out. */
  PluginJar cut(String type) {
    cut.add(type.replace('.', '/') + ".class");
    return this;
  }

  /** Marks the class files as those of a Java release. */
  PluginJar ofJava(int release) {
    majorVersion = release + 44;
    return this;
  }

  PluginJar version(String implementation) {
    version = implementation;
    return this;
  }

  /** Compiles and packs; returns the real path. */
  Path write(Path jar) throws IOException {
    Path scratch = Files.createTempDirectory(Files.createDirectories(jar.getParent()), "build");
    Path apiClasses = compile(api, scratch.resolve("api"), List.of());
    Path classes = compile(sources, scratch.resolve("classes"), List.of(apiClasses));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!version.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (!dropped.contains(name)) {
          byte[] content = marked(Files.readAllBytes(file));
          add(
              packed,
              name,
              cut.contains(name) ? Arrays.copyOf(content, content.length / 2) : content);
        }
      }
      for (Map.Entry<String, String> service : services.entrySet()) {
        add(packed, service.getKey(), service.getValue().getBytes(UTF_8));
      }
    }
    return jar.toRealPath();
  }

  private byte[] marked(byte[] classFile) {
    if (majorVersion > 0) {
      classFile[MAJOR_VERSION] = (byte) majorVersion;
    }
    return classFile;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static Path compile(List<JavaFileObject> sources, Path classes, List<Path> first)
      throws IOException {
    Files.createDirectories(classes);
    if (!sources.isEmpty()) {
      List<String> path = new ArrayList<>(first.stream().map(Path::toString).toList());
      path.add(System.getProperty("java.class.path"));
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", String.join(File.pathSeparator, path));
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      assertThat(compiler.getTask(null, null, null, options, null, sources).call()).isTrue();
    }
    return classes;
  }

  /** A source file in memory. */
  private static final class Code extends SimpleJavaFileObject {
    private final String code;

    Code(String type, String code) {
      super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
