package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.mirnet.blocks.script.CompiledNetwork;
import io.mirnet.blocks.script.Foreach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradients that a script returns, in one call for each part.
 *
 * @param script of the network and its loss
 * @param terms what the loss returns behind its value
 * @param otherwise for images of a size that the script doesn't hold for
 */
record ScriptGradients(CompiledNetwork script, List<String> terms, Gradients otherwise)
    implements Gradients {

  @Override
  public Result of(NDManager owner, List<Part> parts, long iteration) {
    if (!script.holdsFor(parts.get(0).input().getShape())) {
      return otherwise.of(owner, parts, iteration);
    }
    LossParts sums = new LossParts();
    NDList gradients = new NDList();
    for (Part part : parts) {
      try (NDArray share = part.input().getManager().create((float) part.share())) {
        NDList results = script.gradients(part.input(), part.target(), share);
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
          named.put(terms.get(i), results.get(1 + i));
        }
        sums.add(results.get(0), named, part.share());
        NDList more = results.subNDList(results.size() - script.trained());
        if (gradients.isEmpty()) {
          gradients = more;
          gradients.attach(owner);
        } else {
          Foreach.add(gradients, more);
          more.close();
        }
      }
    }
    return new Result(sums.loss(), sums.terms(), gradients);
  }

  @Override
  public void clear() {
    otherwise.clear();
  }
}
