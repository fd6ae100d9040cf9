package io.mirnet.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.Checked;
import io.mirnet.api.Checked.Violation;
import io.mirnet.config.internal.Overrides;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a record of values that are known good, and asks it whether they go together. */
final class RecordFactory {
  private final Consumer<Problem> problems;

  RecordFactory(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Makes a record.
   *
   * @param values a value for every component, by key
   * @param tree where the values were written
   * @return the record, or nothing if it refuses the values
   */
  Optional<Record> make(
      Class<? extends Record> type, Map<String, Object> values, Mapping tree, Place place) {
    ObjectNode node = RecordMapper.MAPPER.createObjectNode();
    values.forEach((key, value) -> put(node, key, value));
    try {
      Record made = RecordMapper.MAPPER.treeToValue(node, type);
      List<Violation> violations =
          made instanceof Checked checked ? checked.violations() : List.of();
      violations.forEach(violation -> problems.accept(problem(violation, tree, place)));
      return violations.isEmpty() ? Optional.of(made) : Optional.empty();
    } catch (ValueInstantiationException e) {
      problems.accept(refusal(e.getCause() == null ? e : e.getCause(), place));
    } catch (RuntimeException e) {
      problems.accept(refusal(e, place));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't bind " + type.getName() + " to " + values, e);
    }
    return Optional.empty();
  }

  /** Numbers, text and enums are tokens to Jackson; all else is passed on as it is. */
  private static void put(ObjectNode node, String key, Object value) {
    if (value instanceof Integer number) {
      node.put(key, number);
    } else if (value instanceof Long number) {
      node.put(key, number);
    } else if (value instanceof Double number) {
      node.put(key, number);
    } else if (value instanceof Boolean truth) {
      node.put(key, truth);
    } else if (value instanceof String text) {
      node.put(key, text);
    } else if (value instanceof Enum<?> constant) {
      node.put(key, constant.name());
    } else {
      node.putPOJO(key, value);
    }
  }

  private static Problem refusal(Throwable cause, Place place) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new Problem(place.key(), place.subject() + ": " + message);
  }

  /** Points at the key to blame, or the nearest key around it that was written. */
  private static Problem problem(Violation violation, Mapping tree, Place place) {
    Origin at = place.key();
    boolean exact = true;
    Node node = tree;
    for (String segment : Overrides.segments(violation.key())) {
      Origin next = null;
      if (node instanceof Mapping mapping && mapping.entries().get(segment) != null) {
        Entry entry = mapping.entries().get(segment);
        next = entry.key();
        node = entry.value();
      } else if (node instanceof Sequence sequence && isIndex(segment, sequence)) {
        node = sequence.items().get(Integer.parseInt(segment));
        next = node.origin();
      }
      exact = next != null && !next.isDefault();
      if (!exact) {
        break;
      }
      at = next;
    }
    String message = violation.message();
    return new Problem(
        at, exact ? message : place.key(violation.key(), at).quoted() + ": " + message);
  }

  private static boolean isIndex(String segment, Sequence sequence) {
    return segment.matches("\\d{1,9}") && Integer.parseInt(segment) < sequence.items().size();
  }
}
