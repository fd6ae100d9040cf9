package io.mirnet.blocks.contract;

import io.mirnet.api.Choice;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.blocks.Models;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("names")
class RegisteredContextBlocksTest extends ContextContract {
  private final Choice<ContextProvider<?>> choice;

  RegisteredContextBlocksTest(String name) {
    choice =
        Models.reader().read(Section.class, name, "context: " + name, List.of()).value().context();
  }

  /** The configuration that chooses the provider. */
  record Section(Choice<ContextProvider<?>> context) {}

  static Set<String> names() {
    ClassLoader loader = RegisteredContextBlocksTest.class.getClassLoader();
    return Providers.load(loader).all(ExtensionPoint.of(ContextProvider.class)).keySet();
  }

  @Override
  protected Choice<ContextProvider<?>> choice() {
    return choice;
  }
}
