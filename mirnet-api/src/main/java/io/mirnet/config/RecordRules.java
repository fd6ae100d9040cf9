package io.mirnet.config;

import io.mirnet.config.RecordModel.Component;
import java.util.List;

/** What annotations of a record must not say together. */
final class RecordRules {
  private RecordRules() {}

  /**
   * Checks a record.
   *
   * @throws IllegalArgumentException if its configurations would be ambiguous
   */
  static void check(RecordModel model) {
    model.components().forEach(component -> requireGone(model, component));
    model.moves().forEach(move -> requireMovable(model, move));
    model.shortForm().ifPresent(key -> requireAlone(model, key));
    if (model.inline().isPresent()) {
      requireBeside(model);
    }
  }

  /** An old key that is in use again would be taken for the new one, in silence. */
  private static void requireMovable(RecordModel model, Move move) {
    boolean used = move.from().size() == 1 && model.keys().contains(move.from().get(0));
    if (used || model.component(move.to().get(0)).isEmpty()) {
      throw new IllegalArgumentException(
          "%s: @Moved(from = \"%s\") must name no key of the record, and its new key must be one"
              .formatted(model.type().getName(), String.join(".", move.from())));
    }
  }

  /** What stands alone must be all that is needed. */
  private static void requireAlone(RecordModel model, String key) {
    boolean alone =
        model.components().stream().noneMatch(one -> one.isRequired() && !one.key().equals(key));
    if (!alone || model.inline().isPresent() || model.component(key).isEmpty()) {
      throw new IllegalArgumentException(
          "%s: @Short(\"%s\") must name a key beside which no other one is required, and no choice is inline"
              .formatted(model.type().getName(), key));
    }
  }

  private static void requireBeside(RecordModel model) {
    List<Component> inline = model.components().stream().filter(Component::inline).toList();
    boolean choice = inline.stream().allMatch(one -> one.type() instanceof ValueType.ChoiceOf);
    if (inline.size() > 1 || !choice || model.keys().contains(RecordModels.TYPE)) {
      throw new IllegalArgumentException(
          "%s: @Inline is for one Choice of a record that has no key 'type'"
              .formatted(model.type().getName()));
    }
  }

  /** A former key that is in use again would be read as the present one, in silence. */
  private static void requireGone(RecordModel model, Component component) {
    List<Component> all = model.components();
    for (String former : component.formerKeys()) {
      boolean used =
          all.stream()
              .anyMatch(
                  other ->
                      other.key().equals(former)
                          || (!other.equals(component) && other.formerKeys().contains(former)));
      if (used) {
        throw new IllegalArgumentException(
            "%s: '%s' can't be a former key of '%s', for it is another key's"
                .formatted(model.type().getName(), former, component.key()));
      }
    }
  }
}
