package io.mirnet.train.assembly;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.train.config.ParameterGroups;
import io.mirnet.train.config.TrainOptions;
import io.mirnet.train.step.Update;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the update chain of a configuration. */
public final class Updates {
  private Updates() {}

  /**
   * Makes the chain for a network, all of whose parameters are trained.
   *
   * @param options what the chain is made of
   * @param network owns the chain's arrays
   * @return the chain
   * @throws io.mirnet.api.InputException if a parameter group's pattern fits no name
   */
  public static Update of(TrainOptions options, Network network) {
    return of(options, network.manager(), ParameterNames.of(network.block()));
  }

  /**
   * Makes the chain for parameters.
   *
   * @param options what the chain is made of
   * @param manager owns the chain's arrays
   * @param trained the parameters by public name, initialized
   * @return the chain
   * @throws io.mirnet.api.InputException if a parameter group's pattern fits no name
   */
  public static Update of(TrainOptions options, NDManager manager, Map<String, Parameter> trained) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    trained.forEach((name, parameter) -> weights.put(name, parameter.getArray()));
    ParameterGroups groups = new ParameterGroups(options.parameters());
    return new Update(
        ClipProvider.build(options.clip()),
        OptimizerProvider.build(
            options.optimizer(), new OptimizerSpec(manager, groups.of(trained))),
        options
            .average()
            .map(average -> AverageProvider.build(average, new AverageSpec(manager, weights))));
  }
}
