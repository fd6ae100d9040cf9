package io.mirnet.blocks.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The code of a network, and of its loss and backward pass. All methods take one list of arrays
 * first: what is trained, the other parameters, then constants.
 */
final class NetworkScript {
  static final String EVALUATE = "evaluate";
  static final String TRAIN = "train";
  static final String GRADIENTS = "gradients";

  private final Map<String, Integer> places = new HashMap<>();
  private final int trained;
  private final boolean half;
  private final List<Operation> constants = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();

  /**
   * Begins the code.
   *
   * @param names of all parameters, those that are trained first
   * @param trained how many are trained
   * @param half whether to compute in bfloat16
   */
  NetworkScript(List<String> names, int trained, boolean half) {
    names.forEach(name -> places.put(name, places.size()));
    this.trained = trained;
    this.half = half;
  }

  /** Adds the network as it is used, which returns a list of outputs. */
  void evaluation(Graph graph) {
    method(EVALUATE, "x0: Tensor", graph, new Body.Mode(half, false), List.of());
  }

  /** Adds the network as it is trained. */
  void training(Graph graph) {
    method(
        TRAIN,
        "x0: Tensor",
        graph,
        new Body.Mode(half, true),
        List.of("torch.set_grad_enabled(True)"));
  }

  /**
   * Adds the loss and the backward pass. The method returns the loss, its terms, and a gradient for
   * each trained parameter, in the parameter's memory order.
   */
  void loss(Graph graph, int outputs) {
    StringBuilder inputs = new StringBuilder("x0: Tensor");
    for (int i = 1; i < outputs + 2; i++) {
      inputs.append(", x%d: Tensor".formatted(i));
    }
    method("loss", inputs.toString(), graph, new Body.Mode(false, true), List.of());
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < outputs; i++) {
      made.append("o[%d], ".formatted(i));
    }
    String text =
        """
        def gradients(self, w: List[Tensor], x: Tensor, y: Tensor, share: Tensor) -> List[Tensor]:
          o = (self).train(w, x, )
          l = (self).loss(w, x, y, %s)
          t = torch.slice(w, 0, %d, 1)
          og = torch.autograd.grad([torch.mul(l[0], share)], t, None, None, False, True)
          torch.set_grad_enabled(False)
          r = annotate(List[Tensor], [])
          for i in range(torch.len(l)):
            _0 = torch.append(r, torch.detach(l[i]))
          for i in range(torch.len(t)):
            g = og[i]
            if torch.__is__(g, None):
              g0 = torch.zeros_like(t[i])
            else:
              g1 = unchecked_cast(Tensor, g)
              if torch.eq(torch.stride(g1), torch.stride(t[i])):
                g0 = g1
              else:
                g0 = torch.copy_(torch.empty_like(t[i]), g1)
            _1 = torch.append(r, g0)
          return r
        """
            .formatted(made, trained);
    methods.add(text);
  }

  private void method(String name, String inputs, Graph graph, Body.Mode mode, List<String> first) {
    int offset = places.size() + constants.size();
    Body.Text body =
        Body.of(
            graph,
            mode,
            new Body.Arguments(
                parameter -> "w[%d]".formatted(places.get(parameter)),
                constant -> "w[%d]".formatted(offset + constant)));
    graph.all(Kind.CONSTANT).stream().map(graph.nodes()::get).forEach(constants::add);
    StringBuilder text = new StringBuilder();
    text.append("def %s(self, w: List[Tensor], %s) -> List[Tensor]:\n".formatted(name, inputs));
    first.forEach(line -> text.append("  ").append(line).append('\n'));
    body.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("  return [%s]\n".formatted(String.join(", ", body.outputs())));
    methods.add(text.toString());
  }

  byte[] archive() {
    return Archive.of(methods);
  }

  /** The constants, as arrays that live with a manager. */
  List<NDArray> constants(NDManager manager) {
    List<NDArray> arrays = new ArrayList<>();
    for (Operation constant : constants) {
      arrays.add(
          constant.attributes().get("value") instanceof NDArray array
              ? array
              : manager.create(constant.values(), constant.output()));
    }
    return arrays;
  }
}
