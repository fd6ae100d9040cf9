package io.mirnet.cli.console;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.plugin.PluginPlace;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.assembly.ProvidersModule;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What every command needs: mirnet's providers and those of plugins, and a reader that knows them.
 */
public record Assembly(Providers providers, ConfigurationReader configurations) {

  /** Loads the providers that a command line asks for. */
  public static Assembly load(CommandSpec command) {
    return load(Program.of(command).plugins().open(PluginSources.asked(command)));
  }

  public static Assembly load(List<PluginPlace> plugins) {
    Providers found = Plugins.load(Assembly.class.getClassLoader(), plugins);
    Injector injector = Guice.createInjector(new ProvidersModule(found));
    return new Assembly(
        injector.getInstance(Providers.class), injector.getInstance(ConfigurationReader.class));
  }
}
