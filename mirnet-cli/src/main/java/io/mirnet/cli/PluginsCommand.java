package io.mirnet.cli;

import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.RecordModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli plugins}. */
@Command(
    name = "plugins",
    description = "Lists everything that can stand after 'type:' in YAML, with its options.")
final class PluginsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    Assembly assembly = Assembly.load();
    PrintWriter out = spec.commandLine().getOut();
    List<Map<String, Object>> all = new ArrayList<>();
    for (ExtensionPoint point : ExtensionPoint.all()) {
      if (format == Format.TEXT) {
        out.println(point.noun());
      }
      for (Provider<?> provider : assembly.providers().all(point).values()) {
        RecordModel model = assembly.configurations().describe(provider.configType());
        if (format == Format.JSON) {
          all.add(values(point, provider, model));
        } else {
          print(out, provider, model);
        }
      }
    }
    if (format == Format.JSON) {
      out.println(Format.json(all));
    }
    return ExitCode.DONE;
  }

  private static void print(PrintWriter out, Provider<?> provider, RecordModel model) {
    out.printf("  %-16s %s%n", provider.name(), ProviderException.origin(provider.getClass()));
    for (RecordModel.Component component : model.components()) {
      String value =
          component
              .defaultText()
              .map(text -> ": " + text)
              .orElse(component.isRequired() ? ": (required)" : ": (optional)");
      out.printf("      %-40s %s%n", component.key() + value, component.doc());
    }
  }

  private static Map<String, Object> values(
      ExtensionPoint point, Provider<?> provider, RecordModel model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", point.noun());
    values.put("name", provider.name());
    values.put("origin", ProviderException.origin(provider.getClass()));
    Map<String, Object> options = new LinkedHashMap<>();
    for (RecordModel.Component component : model.components()) {
      Map<String, Object> option = new LinkedHashMap<>();
      option.put("type", component.type().text());
      component.defaultText().ifPresent(text -> option.put("default", text));
      option.put("required", component.isRequired());
      option.put("description", component.doc());
      options.put(component.key(), option);
    }
    values.put("options", options);
    return values;
  }
}
