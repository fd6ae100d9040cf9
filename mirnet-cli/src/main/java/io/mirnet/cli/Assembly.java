package io.mirnet.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.train.assembly.ProvidersModule;

/** What every command needs: the providers on the class path and the reader that knows them. */
record Assembly(Providers providers, ConfigurationReader configurations) {

  static Assembly load() {
    Providers found = Providers.load(Assembly.class.getClassLoader());
    Injector injector = Guice.createInjector(new ProvidersModule(found));
    return new Assembly(
        injector.getInstance(Providers.class), injector.getInstance(ConfigurationReader.class));
  }
}
