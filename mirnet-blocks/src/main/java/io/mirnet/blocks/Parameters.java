package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mirnet.api.InputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of a network by their public names, each with a role. Weight files, checkpoints,
 * optimizers, averages and copies between devices all work on these.
 */
public final class Parameters {
  private final Map<String, Parameter> parameters;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  /** What becomes of an array in training. */
  public enum Role {
    /** The optimizer updates it by its gradient. */
    TRAINED,
    /** It could be trained and is not; it has no gradient. */
    FROZEN,
    /** It is no weight, such as a running mean: saved, never updated by the optimizer. */
    BUFFER
  }

  private Parameters(Map<String, Parameter> parameters) {
    this.parameters = parameters;
    parameters.forEach(
        (name, parameter) ->
            roles.put(name, parameter.requiresGradient() ? Role.TRAINED : Role.BUFFER));
  }

  /**
   * Lists the parameters of a block: those that require a gradient are trained, the others are
   * buffers.
   *
   * @param block initialized or not
   * @return its parameters in the block's order
   */
  public static Parameters of(Block block) {
    return new Parameters(ParameterNames.of(block));
  }

  /**
   * Returns the parameters as DJL has them.
   *
   * @return by public name
   */
  public Map<String, Parameter> parameters() {
    return parameters;
  }

  /**
   * Returns what becomes of each array in training.
   *
   * @return roles by public name, in the network's order
   */
  public Map<String, Role> roles() {
    return Collections.unmodifiableMap(roles);
  }

  /**
   * Returns all arrays.
   *
   * @return live arrays by public name, in the network's order
   */
  public Map<String, NDArray> all() {
    return arrays(List.of(Role.values()));
  }

  /**
   * Returns the arrays of one role.
   *
   * @param role the role
   * @return live arrays by public name, in the network's order
   */
  public Map<String, NDArray> of(Role role) {
    return arrays(List.of(role));
  }

  /**
   * Returns the arrays that the optimizer updates.
   *
   * @return live arrays by public name, in the network's order
   */
  public Map<String, NDArray> trained() {
    return of(Role.TRAINED);
  }

  /**
   * Returns what the optimizer updates as DJL has it.
   *
   * @return parameters by public name, in the network's order
   */
  public Map<String, Parameter> trainedParameters() {
    Map<String, Parameter> trained = new LinkedHashMap<>(parameters);
    trained.keySet().removeIf(name -> roles.get(name) != Role.TRAINED);
    return Collections.unmodifiableMap(trained);
  }

  /**
   * Counts what training could change.
   *
   * @return numbers in all weights, trained or frozen; buffers don't count
   */
  public long weights() {
    return parameters.entrySet().stream()
        .filter(entry -> roles.get(entry.getKey()) != Role.BUFFER)
        .mapToLong(entry -> entry.getValue().getShape().size())
        .sum();
  }

  private Map<String, NDArray> arrays(List<Role> wanted) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach(
        (name, parameter) -> {
          if (wanted.contains(roles.get(name))) {
            arrays.put(name, parameter.getArray());
          }
        });
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * Freezes parameters: they get no gradient, none is computed for them where nothing before them
   * is trained, and no optimizer sees them. Buffers of frozen layers stay buffers.
   *
   * @param patterns public names; {@code *} stands for any characters, dots too
   * @throws InputException if a pattern matches no parameter, or nothing is left to train
   */
  public void freeze(List<NamePattern> patterns) {
    for (NamePattern pattern : patterns) {
      pattern.requireMatch("model.freeze", roles.keySet());
    }
    roles.replaceAll(
        (name, role) -> {
          boolean freeze = role == Role.TRAINED && patterns.stream().anyMatch(p -> p.matches(name));
          return freeze ? frozen(name) : role;
        });
    if (!patterns.isEmpty() && !roles.containsValue(Role.TRAINED)) {
      throw new InputException("model.freeze leaves nothing to train; freeze fewer parameters");
    }
  }

  /** Freezes everything, as for inference. */
  void freezeAll() {
    roles.replaceAll((name, role) -> role == Role.TRAINED ? frozen(name) : role);
  }

  private Role frozen(String name) {
    parameters.get(name).freeze(true);
    return Role.FROZEN;
  }
}
