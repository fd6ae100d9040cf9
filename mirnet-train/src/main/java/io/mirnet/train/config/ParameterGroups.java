package io.mirnet.train.config;

import ai.djl.nn.Parameter;
import io.mirnet.api.InputException;
import io.mirnet.api.training.TrainedParameter;
import io.mirnet.blocks.NamePattern;
import io.mirnet.train.config.ParameterGroup.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of {@code train.parameters}, applied to a network: a parameter belongs to the first
 * group that includes it, and to no other; what belongs to none has factors of 1.
 *
 * @param groups the groups, in the order of the configuration
 */
public record ParameterGroups(List<ParameterGroup> groups) {

  /** Copies the list. */
  public ParameterGroups {
    groups = List.copyOf(groups);
  }

  /**
   * Gives each parameter its factors.
   *
   * @param trained the parameters that are trained, by public name, initialized
   * @return the same, in the same order, with factors
   * @throws InputException if a pattern fits no name
   */
  public List<TrainedParameter> of(Map<String, Parameter> trained) {
    for (int i = 0; i < groups.size(); i++) {
      String key = "train.parameters[" + i + "].names";
      groups
          .get(i)
          .names()
          .forEach(name -> new NamePattern(name).requireMatch(key, trained.keySet()));
    }
    List<TrainedParameter> all = new ArrayList<>();
    trained.forEach((name, parameter) -> all.add(trained(name, parameter)));
    return all;
  }

  private TrainedParameter trained(String name, Parameter parameter) {
    Kind kind = Kind.of(name, parameter);
    Optional<ParameterGroup> group =
        groups.stream().filter(each -> each.includes(name, kind)).findFirst();
    return new TrainedParameter(
        name,
        parameter.getArray(),
        group.map(ParameterGroup::learningRate).orElse(1.0),
        group.map(ParameterGroup::weightDecay).orElse(1.0));
  }
}
