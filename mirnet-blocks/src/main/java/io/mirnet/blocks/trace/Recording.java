package io.mirnet.blocks.trace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stands for an object of DJL while a block runs. Each method that is called is looked up in a
 * table. One that the table doesn't know is DJL's own default, made of others, or it is refused by
 * its name.
 *
 * @param self what is behind the object
 * @param table what methods do
 * @param <T> the type of what is behind it
 */
record Recording<T>(T self, Map<Method, Rule<T>> table) implements InvocationHandler {

  /** What a method does. */
  interface Rule<T> {
    Object apply(T self, Object[] arguments);
  }

  /** Makes the object. */
  static <T, I> I of(Class<I> type, T self, Map<Method, Rule<T>> table) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Recording<>(self, table)));
  }

  /** Returns what is behind an object; null if it is a real one. */
  static Object behind(Object object) {
    return Proxy.isProxyClass(object.getClass())
            && Proxy.getInvocationHandler(object) instanceof Recording<?> recording
        ? recording.self()
        : null;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Rule<T> rule = table.get(method);
    if (rule != null) {
      return rule.apply(self, arguments);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    throw new UntraceableException(method.getName());
  }

  /**
   * Finds the methods of a type.
   *
   * @param signatures what they do, by names and simple names of parameter types, as in {@code
   *     softmax(int)}
   */
  static <T> Map<Method, Rule<T>> table(Class<?> type, Map<String, Rule<T>> signatures) {
    Map<Method, Rule<T>> table = new HashMap<>();
    List<Method> methods = new ArrayList<>(List.of(type.getMethods()));
    methods.addAll(List.of(Object.class.getMethods()));
    for (Method method : methods) {
      Rule<T> rule = signatures.get(signature(method));
      if (rule != null) {
        table.put(method, rule);
      }
    }
    return Map.copyOf(table);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
