package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ConfigurationWriter;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every provider keeps, of whatever extension point: it is registered under a legal name, its
 * defaults build, and its options survive being written and read again, as a run directory and a
 * model file do.
 *
 * @param <P> the extension point
 */
public abstract class ProviderContract<P extends Provider<?>> {
  private final String choice;
  private final Function<String, Chosen<P>> reading;
  private ConfigurationReader reader;

  /** A configuration that holds the choice under test and nothing else. */
  interface Chosen<P extends Provider<?>> {
    Choice<P> choice();
  }

  <S extends Record & Chosen<P>> ProviderContract(Class<S> section, String choice) {
    this.choice = choice;
    this.reading = yaml -> reader().read(section, "choice under test", yaml, List.of()).value();
  }

  /** Makes what the provider makes. */
  abstract Object build(Choice<P> choice);

  /**
   * Returns the providers that the choice is looked up in.
   *
   * @return what ServiceLoader finds on the class path; override it only for a provider that is
   *     never to be registered
   */
  protected Providers providers() {
    return Plugins.load(getClass().getClassLoader());
  }

  /**
   * Returns the provider under test with its options.
   *
   * @return what YAML of the choice's text binds to
   */
  protected final Choice<P> choice() {
    return chosen().choice();
  }

  private Chosen<P> chosen() {
    return reading.apply("choice: " + choice);
  }

  private ConfigurationReader reader() {
    if (reader == null) {
      reader = new ConfigurationReader(providers());
    }
    return reader;
  }

  /** Reading finds nothing that isn't registered, and refuses a name that YAML can't hold. */
  @Test
  void itIsRegisteredUnderALegalName() {
    assertThat(choice().type()).matches("[a-z][a-z0-9-]*");
  }

  /** Where an option has no default, leaving it out must be a mistake that is named. */
  @Test
  void theDefaultsBuild() {
    P provider = choice().provider();
    List<String> required =
        reader().describe(provider.configType()).components().stream()
            .filter(Component::isRequired)
            .map(Component::key)
            .toList();
    ThrowingCallable build =
        () -> build(new Choice<>(provider, reader().defaults(provider.configType())));
    if (required.isEmpty()) {
      assertThatCode(build).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(build)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'" + required.get(0) + "'");
    }
  }

  @Test
  void theOptionsSurviveYaml() {
    Chosen<P> before = chosen();
    String yaml = new ConfigurationWriter().toYaml((Record) before);
    assertThat(reading.apply(yaml)).as(yaml).isEqualTo(before);
  }

  @Test
  void theOptionsSurviveJson() {
    Chosen<P> before = chosen();
    String json = new ConfigurationWriter().toJson((Record) before);
    assertThat(reading.apply(json)).as(json).isEqualTo(before);
  }
}
