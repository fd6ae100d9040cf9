package io.mirnet.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.mirnet.api.InputException;
import io.mirnet.api.training.TrainedParameter;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.ParameterGroup.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterGroupsTest {
  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(getClass().getClassLoader()));
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aParameterBelongsToTheFirstGroupThatIncludesIt() {
    List<TrainedParameter> trained =
        groups(
                "[{names: ['body.0.*'], learning_rate: 0.1}, {kinds: [bias, norm], weight_decay: 0}]")
            .of(network());
    assertThat(trained)
        .extracting(TrainedParameter::name, TrainedParameter::rateFactor, p -> p.decayFactor())
        .containsExactly(
            tuple("conv_in.weight", 1.0, 1.0),
            tuple("body.0.weight", 0.1, 1.0),
            tuple("body.0.bias", 0.1, 1.0),
            tuple("body.1.gamma", 1.0, 0.0));
  }

  @Test
  void namesAndKindsOfAGroupMustBothFit() {
    assertThat(groups("[{names: ['body.*'], kinds: [bias], learning_rate: 0}]").of(network()))
        .filteredOn(parameter -> parameter.rateFactor() == 0)
        .extracting(TrainedParameter::name)
        .containsExactly("body.0.bias");
  }

  @Test
  void aPatternThatFitsNothingIsNamedWithItsPlace() {
    ParameterGroups groups = groups("[{kinds: [bias]}, {names: ['bodi.0.*']}]");
    assertThatThrownBy(() -> groups.of(network()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("train.parameters[1].names: no parameter's name fits 'bodi.0.*'")
        .hasMessageContaining("did you mean 'body.0.*'?");
  }

  @Test
  void aGroupOfEverythingIsAMistake() {
    assertThatThrownBy(() -> groups("[{learning_rate: 0.1}]"))
        .hasMessageContaining("a group needs names or kinds");
  }

  @ParameterizedTest
  @CsvSource({
    "WEIGHT, conv.weight, 8x3x3x3, WEIGHT",
    "WEIGHT, mask.weight, 1x8x1x1, WEIGHT",
    "WEIGHT, norm.weight, 8, NORM",
    "BIAS, conv.bias, 8, BIAS",
    "GAMMA, norm.weight, 8, NORM",
    "BETA, norm.bias, 8, NORM",
    "OTHER, block.bias, 8, BIAS",
    "OTHER, block.beta, 1x8x1x1, NORM",
    "OTHER, block.table, 8x8, WEIGHT",
  })
  void theKindIsThatOfTheTypeThenOfTheNameThenOfTheShape(
      Parameter.Type type, String name, String sizes, Kind kind) {
    assertThat(Kind.of(name, parameter(type, sizes))).isEqualTo(kind);
  }

  private ParameterGroups groups(String yaml) {
    Experiment experiment =
        reader
            .read(Experiment.class, "test", "train: {parameters: " + yaml + "}", List.of())
            .value();
    return new ParameterGroups(experiment.train().parameters());
  }

  private Map<String, Parameter> network() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("conv_in.weight", parameter(Parameter.Type.WEIGHT, "4x3x3x3"));
    parameters.put("body.0.weight", parameter(Parameter.Type.WEIGHT, "4x4x3x3"));
    parameters.put("body.0.bias", parameter(Parameter.Type.BIAS, "4"));
    parameters.put("body.1.gamma", parameter(Parameter.Type.GAMMA, "4"));
    return parameters;
  }

  private Parameter parameter(Parameter.Type type, String sizes) {
    long[] shape = List.of(sizes.split("x")).stream().mapToLong(Long::parseLong).toArray();
    Parameter parameter = Parameter.builder().setName("p").setType(type).build();
    parameter.setArray(manager.zeros(new Shape(shape), DataType.FLOAT32));
    return parameter;
  }
}
