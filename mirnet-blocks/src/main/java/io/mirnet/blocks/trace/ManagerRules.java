package io.mirnet.blocks.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.trace.Recording.Rule;
import java.lang.reflect.Method;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be asked of the manager of arrays without numbers, by signature: constants. */
final class ManagerRules {
  static final Map<Method, Rule<Recorder>> TABLE = Recording.table(NDManager.class, table());

  private ManagerRules() {}

  private static Map<String, Rule<Recorder>> table() {
    Map<String, Rule<Recorder>> table = new HashMap<>();
    for (String itself :
        List.of("newSubManager()", "newSubManager(Device)", "getParentManager()")) {
      table.put(itself, (recorder, a) -> recorder.manager());
    }
    for (String nothing :
        List.of(
            "close()",
            "attachInternal(String,AutoCloseable[])",
            "attachUncappedInternal(String,AutoCloseable)",
            "tempAttachInternal(NDManager,String,NDResource)",
            "detachInternal(String)")) {
      table.put(nothing, (recorder, a) -> null);
    }
    table.put("getDevice()", (recorder, a) -> Device.cpu());
    table.put("isOpen()", (recorder, a) -> true);
    table.put("hashCode()", (recorder, a) -> System.identityHashCode(recorder));
    table.put("equals(Object)", (recorder, a) -> recorder.manager() == a[0]);
    table.put("toString()", (recorder, a) -> "manager of arrays without numbers");
    table.put("zeros(Shape,DataType)", (recorder, a) -> full(recorder, a[0], 0, a[1]));
    table.put("ones(Shape,DataType)", (recorder, a) -> full(recorder, a[0], 1, a[1]));
    table.put("full(Shape,float,DataType)", (recorder, a) -> full(recorder, a[0], a[1], a[2]));
    table.put(
        "create(Buffer,Shape,DataType)",
        (recorder, a) -> {
          requireFloat("create", a[2]);
          float[] values = new float[Math.toIntExact(((Shape) a[1]).size())];
          ((FloatBuffer) a[0]).duplicate().get(values);
          return recorder.array(Kind.CONSTANT, List.of(), Map.of("value", values), (Shape) a[1]);
        });
    return Map.copyOf(table);
  }

  private static Object full(Recorder recorder, Object shape, Object value, Object type) {
    requireFloat("full", type);
    return recorder.array(
        Kind.FULL, List.of(), Map.of("value", ArrayRules.number(value)), (Shape) shape);
  }

  private static void requireFloat(String operation, Object type) {
    if (type != DataType.FLOAT32) {
      throw new UntraceableException(operation + " of " + type);
    }
  }
}
