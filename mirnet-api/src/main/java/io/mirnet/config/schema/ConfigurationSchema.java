package io.mirnet.config.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import java.io.UncheckedIOException;

/**
 * Writes the JSON schema (draft 2020-12) of a configuration: every key with type, range, default
 * and description, and for each extension point one branch for each provider there is.
 *
 * <p>A file need not hold everything: a {@code base} below it, or overrides, may give the rest. So
 * no key is required, and options may stand without their {@code type}. What a schema can't say
 * (that 4.0 is not a whole number here, combinations, {@code base} itself) is left to the reader.
 */
public final class ConfigurationSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final ConfigurationReader reader;
  private final Providers providers;

  /**
   * Makes a writer of schemas.
   *
   * @param reader describes the records
   * @param providers what can stand after {@code type:}, plugins included
   */
  public ConfigurationSchema(ConfigurationReader reader, Providers providers) {
    this.reader = reader;
    this.providers = providers;
  }

  /**
   * Writes the schema of a record and all that it can hold.
   *
   * @param root the record of the whole configuration
   * @return JSON in several lines, the same for the same records and providers
   */
  public String of(Class<? extends Record> root) {
    Definitions definitions = new Definitions(reader, providers);
    ObjectNode whole = definitions.root(reader.describe(root));
    ObjectNode schema = whole.objectNode().put("$schema", DIALECT);
    schema.setAll(whole);
    schema.set("$defs", definitions.all());
    try {
      return new ObjectMapper().writer(printer()).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    return printer;
  }
}
