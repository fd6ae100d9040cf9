package io.mirnet.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.mirnet.api.Choice;
import io.mirnet.api.Inline;
import io.mirnet.config.tree.Node.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one Jackson mapper: how records stand in YAML and JSON. */
final class RecordMapper {
  /** Made once, since it takes most of the time of reading a small configuration. */
  static final ObjectMapper MAPPER = make();

  private RecordMapper() {}

  private static ObjectMapper make() {
    YAMLFactory yaml =
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new QuoteControls())
            .build();
    ObjectMapper mapper = new ObjectMapper(yaml);
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    // The components alone are configuration; a record's other methods named get or is are not.
    mapper.setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE);
    mapper.setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
    mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    mapper.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    AnnotationIntrospector read = mapper.getDeserializationConfig().getAnnotationIntrospector();
    mapper.setAnnotationIntrospectors(new InlineChoices(), read);
    mapper.registerModule(new Jdk8Module());
    mapper.registerModule(
        new SimpleModule()
            .addSerializer(Path.class, new ToStringSerializer(Path.class))
            .addSerializer(new EnumAsText())
            .addSerializer(new ChoiceAsMapping(false))
            .addDeserializer(Path.class, new Embedded<>(Path.class))
            .addDeserializer(List.class, new Embedded<>(List.class))
            .addDeserializer(Map.class, new Embedded<>(Map.class))
            .addDeserializer(Optional.class, new Embedded<>(Optional.class))
            .addDeserializer(Mapping.class, new Embedded<>(Mapping.class))
            .addDeserializer(Choice.class, new Embedded<>(Choice.class)));
    return mapper;
  }

  /** Quotes (and thereby escapes) what YAML takes for a line break or refuses outside quotes. */
  private static final class QuoteControls extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
      return super.needToQuoteName(name) || holdsControls(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || holdsControls(value);
    }

    private static boolean holdsControls(String text) {
      return text.chars().anyMatch(c -> c != '\n' && (Character.isISOControl(c) || isSpecial(c)));
    }

    /** The line separators of Unicode and the byte order mark. */
    private static boolean isSpecial(int c) {
      return c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }
  }

  /** Takes a value that was bound before what holds it. */
  private static final class Embedded<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final Class<T> type;

    Embedded(Class<T> type) {
      super(type);
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return type.cast(parser.getEmbeddedObject());
    }
  }

  private static final class EnumAsText extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    EnumAsText() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator to, SerializerProvider serializers)
        throws IOException {
      to.writeString(RecordModels.text(value));
    }
  }

  /** Has the fields of an inline choice written among those of its record. */
  private static final class InlineChoices extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
      return member.hasAnnotation(Inline.class)
          ? NameTransformer.NOP
          : super.findUnwrappingNameTransformer(member);
    }
  }

  /** Writes {@code {type: skff, reduction: 8}}, or these fields alone. */
  private static final class ChoiceAsMapping extends StdSerializer<Choice<?>> {
    private static final long serialVersionUID = 1L;
    private final boolean inline;

    ChoiceAsMapping(boolean inline) {
      super(Choice.class, false);
      this.inline = inline;
    }

    @Override
    public boolean isUnwrappingSerializer() {
      return inline;
    }

    @Override
    public JsonSerializer<Choice<?>> unwrappingSerializer(NameTransformer unwrapper) {
      return new ChoiceAsMapping(true);
    }

    @Override
    public void serialize(Choice<?> choice, JsonGenerator to, SerializerProvider serializers)
        throws IOException {
      if (!inline) {
        to.writeStartObject();
      }
      to.writeStringField("type", choice.type());
      TokenBuffer options = serializers.bufferForValueConversion();
      serializers.defaultSerializeValue(choice.options(), options);
      JsonParser parser = options.asParserOnFirstToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        to.copyCurrentStructure(parser);
      }
      if (!inline) {
        to.writeEndObject();
      }
    }
  }
}
