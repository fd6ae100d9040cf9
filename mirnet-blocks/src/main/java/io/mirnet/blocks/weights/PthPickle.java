package io.mirnet.blocks.weights;

import io.mirnet.api.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Unpickles what {@code torch.save} writes for weights and refuses everything else: a pickle is a
 * program, so only listed instructions run and only listed classes are named. The library's global
 * registry of classes, and its calls by reflection, are never reached.
 */
final class PthPickle extends Unpickler {
  /** Instructions of Python's pickletools that dicts, lists, tuples and numbers are made of. */
  private static final String PASSED_ON = ".()NJKMGUtaehqrj]R\u0080\u0085\u0086\u0087\u0088\u0089";

  /** The same of protocol 4 (SHORT_BINUNICODE, STACK_GLOBAL, MEMOIZE, FRAME), and LONG1, C. */
  private static final String PASSED_ON_4 = "\u008c\u0093\u0094\u0095\u008aC";

  private static final Map<String, ElementType> STORAGES =
      Map.of(
          "torch.DoubleStorage", ElementType.F64,
          "torch.FloatStorage", ElementType.F32,
          "torch.HalfStorage", ElementType.F16,
          "torch.BFloat16Storage", ElementType.BF16,
          "torch.LongStorage", ElementType.I64,
          "torch.IntStorage", ElementType.I32,
          "torch.ShortStorage", ElementType.I16,
          "torch.CharStorage", ElementType.I8,
          "torch.ByteStorage", ElementType.U8,
          "torch.BoolStorage", ElementType.BOOL);

  private static final String REMEDY =
      "save the weights alone in Python: torch.save(net.state_dict(), 'weights.pth')";

  private final Object file;
  private final Map<String, ElementType> storages = new HashMap<>();

  private PthPickle(Object file) {
    this.file = file;
  }

  /**
   * What a pickle holds.
   *
   * @param root maps, lists, arrays, strings, numbers, {@link StridedTensor}s
   * @param storages the keys of all storages that it names
   */
  record Content(Object root, Map<String, ElementType> storages) {}

  /**
   * Reads one pickle.
   *
   * @param file for messages
   * @param input stands after the pickle on return
   * @return its content
   * @throws InputException if it is damaged, or needs more than weights do
   */
  static Content read(Object file, ByteArrayInputStream input) {
    PthPickle pickle = new PthPickle(file);
    try {
      return new Content(pickle.load(input), pickle.storages);
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new InputException(file + ": the pickle is damaged or cut off; get the file again", e);
    }
  }

  @Override
  protected Object dispatch(short key) throws IOException {
    switch (key) {
      case '}' -> stack.add(new LinkedHashMap<>()); // the library's has no order
      case 's' -> {
        Object value = stack.pop();
        put(stack.pop(), value);
      }
      case 'u' -> {
        List<Object> pairs = stack.pop_all_since_marker();
        for (int i = 0; i < pairs.size(); i += 2) {
          put(pairs.get(i), pairs.get(i + 1));
        }
      }
      case 'c' -> stack.add(global(line() + "." + line()));
      case 0x93 -> {
        String name = (String) stack.pop();
        stack.add(global(stack.pop() + "." + name));
      }
      case 'b' -> { // the state of an OrderedDict: version numbers of modules
        stack.pop();
        if (!(stack.peek() instanceof Map)) {
          throw new PickleException("state for something but a dict");
        }
      }
      case 'X', 'T', 'B' -> {
        checkLength();
        super.dispatch(key);
      }
      case 'Q' -> stack.add(persistentLoad(stack.pop()));
      default -> {
        if (PASSED_ON.indexOf(key) < 0 && PASSED_ON_4.indexOf(key) < 0) {
          throw new InputException(
              "%s uses the pickle instruction 0x%02x, which weights don't need; %s"
                  .formatted(file, key, REMEDY));
        }
        return super.dispatch(key);
      }
    }
    return NO_RETURN_VALUE;
  }

  @Override
  protected Object persistentLoad(Object id) {
    Object[] parts = (Object[]) id;
    if (!"storage".equals(parts[0])) {
      throw new PickleException("a reference to something but a storage");
    }
    String key = (String) parts[2];
    ElementType type = (ElementType) parts[1];
    ElementType former = storages.put(key, type);
    if (former != null && former != type) {
      throw new PickleException("a storage of two types");
    }
    long offset = parts.length > 5 && parts[5] instanceof Object[] view ? number(view[1]) : 0;
    return new StridedTensor.Storage(type, key, offset);
  }

  private void put(Object key, Object value) {
    if (key instanceof String || key instanceof Number || key instanceof Boolean) {
      @SuppressWarnings("unchecked") // a dict of the pickle takes any value
      Map<Object, Object> map = (Map<Object, Object>) stack.peek();
      map.put(key, value);
    } else { // hashing nested lists can be made to take for ever
      throw new PickleException("a dict with keys that are neither text nor numbers");
    }
  }

  private Object global(String name) {
    ElementType storage = STORAGES.get(name);
    if (storage != null) {
      return storage;
    }
    return switch (name) {
      case "collections.OrderedDict" -> (IObjectConstructor) PthPickle::orderedDict;
      case "torch._utils._rebuild_tensor_v2" -> (IObjectConstructor) PthPickle::tensor;
      case "torch._utils._rebuild_parameter" -> (IObjectConstructor) arguments -> arguments[0];
      default ->
          throw new InputException(
              "%s names the class '%s', which is not on the allow-list; %s"
                  .formatted(file, name, REMEDY));
    };
  }

  /** Python 2 wrote the pairs as an argument. */
  private static Map<Object, Object> orderedDict(Object[] arguments) {
    Map<Object, Object> map = new LinkedHashMap<>();
    if (arguments.length > 0) {
      for (Object pair : (List<?>) arguments[0]) {
        Object[] both = pair instanceof List<?> list ? list.toArray() : (Object[]) pair;
        map.put((String) both[0], both[1]);
      }
    }
    return map;
  }

  private static StridedTensor tensor(Object[] arguments) {
    return new StridedTensor(
        (StridedTensor.Storage) arguments[0],
        number(arguments[1]),
        numbers(arguments[2]),
        numbers(arguments[3]));
  }

  private static long[] numbers(Object tuple) {
    Object[] items = (Object[]) tuple;
    long[] values = new long[items.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(items[i]);
    }
    return values;
  }

  private static long number(Object value) {
    return value instanceof BigInteger big ? big.longValueExact() : ((Number) value).longValue();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0) {
        throw new PickleException("cut off");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /**
   * The library allocates before it reads: a length that the input can't have must not reach it.
   */
  private void checkLength() throws IOException {
    input.mark(Integer.BYTES);
    byte[] bytes = input.readNBytes(Integer.BYTES);
    input.reset();
    long length = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      length = (length << 8) | (bytes[i] & 0xff);
    }
    if (length > input.available()) {
      throw new PickleException("a text longer than the pickle");
    }
  }
}
