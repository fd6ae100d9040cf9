package io.mirnet.blocks.script;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.mirnet.blocks.engine.Script;
import io.mirnet.blocks.trace.ArrayOperations;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExpressionsTest {
  private static final Shape SHAPE = new Shape(2, 4, 7, 10);

  @TestFactory
  List<DynamicTest> eachOperationComputesWhatTheEngineComputesForwardAndBackward() {
    List<DynamicTest> tests = new ArrayList<>();
    ArrayOperations.all()
        .forEach(
            (name, operation) -> tests.add(DynamicTest.dynamicTest(name, () -> check(operation))));
    return tests;
  }

  private static void check(UnaryOperator<NDArray> operation) {
    Operand block = new Operand(operation);
    Graph graph = Tracer.trace(block, SHAPE);
    Graph loss =
        Tracer.trace(
            new LambdaBlock(list -> new NDList(list.get(2).square().sum())),
            SHAPE,
            SHAPE,
            shape(graph));
    NetworkScript text = new NetworkScript(List.of("x"), 1, false);
    text.training(graph);
    text.evaluation(graph);
    text.loss(loss, 1);
    try (NDManager manager = NDManager.newBaseManager();
        Script script = Script.load(manager, text.archive())) {
      NDArray x = manager.arange((int) SHAPE.size()).toType(DataType.FLOAT32, true);
      x = x.mul(0.37f).sin().abs().add(0.1f).reshape(SHAPE);
      x.setRequiresGradient(true);
      List<NDArray> list = new ArrayList<>(List.of(x));
      list.addAll(text.constants(manager));
      NDArray input = manager.zeros(SHAPE);
      float[] output = script.call(manager, "evaluate", list, input).get(0).toFloatArray();
      assertThat(output)
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(operation.apply(x.mul(1)).toFloatArray());
      NDList seen =
          script.differentiate(
              manager, "gradients", list, input, manager.zeros(SHAPE), manager.create(1f));
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray value = operation.apply(x.mul(1)).square().sum();
        collector.backward(value);
        assertThat(seen.get(0).getFloat()).isCloseTo(value.getFloat(), within(value.getFloat()));
      }
      float[] expected = x.getGradient().toFloatArray();
      float[] actual = seen.get(1).toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(expected[i]));
      }
    }
  }

  /** Computes of a parameter, so that a gradient flows. */
  private static final class Operand extends AbstractBlock {
    private final UnaryOperator<NDArray> operation;
    private final Parameter x =
        addParameter(
            Parameter.builder().setName("x").setType(Parameter.Type.OTHER).optShape(SHAPE).build());

    Operand(UnaryOperator<NDArray> operation) {
      this.operation = operation;
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList in, boolean training, PairList<String, Object> ignored) {
      return new NDList(operation.apply(store.getValue(x, in.get(0).getDevice(), training).mul(1)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      throw new UnsupportedOperationException();
    }
  }

  private static Shape shape(Graph graph) {
    return graph.nodes().get(graph.outputs().get(0)).output();
  }

  private static Offset<Float> within(float value) {
    return Offset.offset(1e-5f * (1 + Math.abs(value)));
  }
}
