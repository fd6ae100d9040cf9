package io.mirnet.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Formerly;
import io.mirnet.api.Inline;
import io.mirnet.api.Moved;
import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import io.mirnet.api.Unnamed;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.tree.Node.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Describes records by what Jackson sees in them. */
final class RecordModels {
  /** The key that names a provider among its options. */
  static final String TYPE = "type";

  private final ObjectMapper mapper;
  private final Map<Class<?>, RecordModel> known = new ConcurrentHashMap<>();

  RecordModels(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Describes a record.
   *
   * @throws IllegalArgumentException if a component can't be read from YAML
   */
  RecordModel of(Class<? extends Record> type) {
    return known.computeIfAbsent(type, key -> describe(type));
  }

  /**
   * Describes the options of a provider, with the provider's own line.
   *
   * @throws ProviderException if they can't be read from YAML
   */
  RecordModel options(Provider<?> provider) {
    try {
      RecordModel model = options(provider.configType());
      // Providers without options may share one record, so the provider's own line comes first.
      Doc doc = provider.getClass().getAnnotation(Doc.class);
      return doc == null ? model : model.describedAs(doc.value());
    } catch (RuntimeException e) {
      throw new ProviderException(provider, e);
    }
  }

  /**
   * Describes the options of a provider, which stand beside its {@code type}.
   *
   * @throws IllegalArgumentException if a component can't be read from YAML
   */
  RecordModel options(Class<? extends Record> type) {
    RecordModel model = of(type);
    if (model.keys().contains(TYPE)) {
      throw new IllegalArgumentException(type.getName() + ": an option must not be named 'type'");
    }
    return model;
  }

  private RecordModel describe(Class<? extends Record> type) {
    List<Component> components =
        mapper
            .getDeserializationConfig()
            .introspect(mapper.constructType(type))
            .findProperties()
            .stream()
            .filter(BeanPropertyDefinition::hasConstructorParameter)
            .map(property -> component(type, property))
            .toList();
    Doc doc = type.getAnnotation(Doc.class);
    Short shortForm = type.getAnnotation(Short.class);
    RecordModel model =
        new RecordModel(
            type,
            doc == null ? "" : doc.value(),
            components,
            Optional.ofNullable(shortForm).map(Short::value),
            Stream.of(type.getAnnotationsByType(Moved.class))
                .map(moved -> Move.of(type, moved))
                .toList());
    RecordRules.check(model);
    return model;
  }

  private static Component component(Class<?> owner, BeanPropertyDefinition property) {
    AnnotatedParameter parameter = property.getConstructorParameter();
    Default fallback = parameter.getAnnotation(Default.class);
    Doc doc = parameter.getAnnotation(Doc.class);
    Range range = parameter.getAnnotation(Range.class);
    Formerly formerly = parameter.getAnnotation(Formerly.class);
    ValueType type = valueType(owner, property.getName(), parameter.getType());
    Unnamed unnamed = parameter.getAnnotation(Unnamed.class);
    if (unnamed != null) {
      if (!(type instanceof ValueType.MapOf map)) {
        throw unsupported(owner, property.getName(), "@Unnamed and is no Map");
      }
      type = new ValueType.MapOf(map.type(), Optional.of(unnamed.value()));
    }
    if (fallback != null && type instanceof ValueType.OptionalOf) {
      // A file that leaves the key out could not be told from one that asks for nothing.
      throw unsupported(owner, property.getName(), "an Optional with @Default");
    }
    return new Component(
        property.getName(),
        type,
        Optional.ofNullable(fallback).map(Default::value),
        doc == null ? "" : doc.value(),
        range == null ? Double.NEGATIVE_INFINITY : range.min(),
        range == null ? Double.POSITIVE_INFINITY : range.max(),
        formerly == null ? List.of() : List.of(formerly.value()),
        parameter.hasAnnotation(Inline.class));
  }

  private static ValueType valueType(Class<?> owner, String key, JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == int.class || raw == Integer.class) {
      return new ValueType.WholeNumber(false);
    } else if (raw == long.class || raw == Long.class) {
      return new ValueType.WholeNumber(true);
    } else if (raw == double.class || raw == Double.class) {
      return new ValueType.DecimalNumber();
    } else if (raw == boolean.class || raw == Boolean.class) {
      return new ValueType.TrueOrFalse();
    } else if (raw == String.class) {
      return new ValueType.Text();
    } else if (raw == Path.class) {
      return new ValueType.FilePath();
    } else if (raw == Optional.class) {
      return new ValueType.OptionalOf(valueType(owner, key, type.containedTypeOrUnknown(0)));
    } else if (raw == List.class) {
      return new ValueType.ListOf(valueType(owner, key, type.containedTypeOrUnknown(0)));
    } else if (raw == Map.class && type.containedType(0).hasRawClass(String.class)) {
      return new ValueType.MapOf(
          valueType(owner, key, type.containedTypeOrUnknown(1)), Optional.empty());
    } else if (raw == Choice.class) {
      return new ValueType.ChoiceOf(
          ExtensionPoint.of(type.containedTypeOrUnknown(0).getRawClass()));
    } else if (raw == Mapping.class) {
      return new ValueType.Tree();
    } else if (type.isEnumType()) {
      return new ValueType.OneOf(constants(raw));
    } else if (type.isRecordType()) {
      return new ValueType.Nested(raw.asSubclass(Record.class));
    }
    throw unsupported(owner, key, "type " + type.getRawClass().getName());
  }

  private static Map<String, Enum<?>> constants(Class<?> type) {
    Map<String, Enum<?>> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(text((Enum<?>) constant), (Enum<?>) constant);
    }
    return constants;
  }

  /** Returns an enum constant as it stands in YAML: {@code LOW_LIGHT} as {@code low-light}. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static IllegalArgumentException unsupported(Class<?> owner, String key, String what) {
    return new IllegalArgumentException(
        "%s: '%s' has %s; a configuration holds int, long, double, boolean, String, Path, enums, records, Choice, and Optional, List or Map (by String) of these"
            .formatted(owner.getName(), key, what));
  }
}
