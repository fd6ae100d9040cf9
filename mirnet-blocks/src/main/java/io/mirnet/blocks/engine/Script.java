package io.mirnet.blocks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A module of TorchScript without weights: all that it computes with is handed to it. */
public final class Script implements AutoCloseable {
  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Loads a module. The code is checked, with the types of all operations.
   *
   * @param manager owns the module; its arrays are where the module computes
   * @param archive the file
   * @return the module
   * @throws RuntimeException if the engine doesn't take the code; its message has line and reason
   */
  public static Script load(NDManager manager, byte[] archive) {
    try {
      return new Script(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory doesn't fail
    }
  }

  /**
   * Calls a method that needs no gradient: none is recorded, and none flows through the results.
   * May be called from several threads.
   *
   * @param owner of the results
   * @param method its name
   * @param arguments arrays, lists of arrays, doubles and longs, as the method declares them
   * @return the arrays that the method returns
   */
  public NDList call(NDManager owner, String method, Object... arguments) {
    withoutOptimizer();
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(module, method, values)) {
        return result.toNDList((PtNDManager) owner);
      }
    } finally {
      for (IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  /**
   * Calls a method whose first parameter is a list of arrays and whose others are arrays, in a mode
   * in which gradients can be recorded. What the method makes of that mode ends with the call.
   *
   * @param owner of the results
   * @param method its name
   * @param list the first argument, not empty; the arrays' names are changed
   * @param arrays the others
   * @return the arrays that the method returns
   */
  public NDList differentiate(
      NDManager owner, String method, List<NDArray> list, NDArray... arrays) {
    withoutOptimizer();
    boolean gradient = JniUtils.isGradMode();
    NDManager own = owner.newSubManager();
    try {
      // Results belong to the manager of the first array.
      NDArray name = own.create(0f);
      name.setName("module_method:" + method);
      NDList arguments = new NDList(name);
      list.forEach(array -> array.setName("w[]"));
      arguments.addAll(list);
      for (NDArray array : arrays) {
        array.setName(null);
        arguments.add(array);
      }
      NDList results = IValueUtils.forward(module, arguments, true);
      results.attach(owner);
      return results;
    } finally {
      JniUtils.setGradMode(gradient);
      own.close();
    }
  }

  /**
   * With its optimizer, the executor's gradients may be zero from the second call on. This holds
   * for a thread.
   */
  private static void withoutOptimizer() {
    JniUtils.setGraphExecutorOptimize(false);
  }

  private static IValue value(Object argument) {
    if (argument instanceof NDArray array) {
      return IValue.from((PtNDArray) array);
    }
    if (argument instanceof List<?> arrays) {
      return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
    }
    return argument instanceof Double number
        ? IValue.from(number.doubleValue())
        : IValue.from(((Number) argument).longValue());
  }

  @Override
  public void close() {
    module.close();
  }
}
