package io.mirnet.blocks.contract;

import io.mirnet.api.Choice;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.blocks.Models;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("names")
class RegisteredFusionsTest extends FusionContract {
  private final Choice<FusionProvider<?>> choice;

  RegisteredFusionsTest(String name) {
    choice =
        Models.reader().read(Section.class, name, "fusion: " + name, List.of()).value().fusion();
  }

  /** The configuration that chooses the provider. */
  record Section(Choice<FusionProvider<?>> fusion) {}

  static Set<String> names() {
    ClassLoader loader = RegisteredFusionsTest.class.getClassLoader();
    return Providers.load(loader).all(ExtensionPoint.of(FusionProvider.class)).keySet();
  }

  @Override
  protected Choice<FusionProvider<?>> choice() {
    return choice;
  }
}
