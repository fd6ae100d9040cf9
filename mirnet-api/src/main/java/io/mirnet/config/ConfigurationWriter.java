package io.mirnet.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes configuration records so that {@link ConfigurationReader} reads an equal record: complete,
 * with what equals a default too, so that a later version with other defaults reads the same.
 */
public final class ConfigurationWriter {

  /** YAML breaks lines at more characters than JSON; in ASCII both mean the same. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /**
   * Writes a record as YAML.
   *
   * @param configuration a configuration record
   * @return the text, with a line break at the end
   */
  public String toYaml(Record configuration) {
    try {
      return RecordMapper.MAPPER.writeValueAsString(configuration);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a record as JSON.
   *
   * @param configuration a configuration record
   * @return the text in one line of ASCII
   */
  public String toJson(Record configuration) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      RecordMapper.MAPPER.writeValue(generator, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
