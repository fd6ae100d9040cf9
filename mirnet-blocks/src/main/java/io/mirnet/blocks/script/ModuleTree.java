package io.mirnet.blocks.script;

import io.mirnet.blocks.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Modules within modules, whose tensors are named by the path to them, as in a state dict: {@code
 * body.0.conv.weight} is a parameter of the module {@code conv} of the module {@code 0} of {@code
 * body}.
 */
final class ModuleTree {
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private final Map<String, ModuleTree> children = new LinkedHashMap<>();

  /** Adds a tensor. */
  void add(String name, Tensor tensor, boolean buffer) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      children
          .computeIfAbsent(name.substring(0, dot), unknown -> new ModuleTree())
          .add(name.substring(dot + 1), tensor, buffer);
    } else {
      (buffer ? buffers : parameters).put(name, tensor);
    }
  }

  /** How the code of the outermost module reads a tensor. */
  static String expression(String name) {
    String expression = "self";
    for (String part : name.split("\\.", -1)) {
      expression =
          part.matches("[A-Za-z_]\\w*")
              ? expression + "." + part
              : "getattr(%s, \"%s\")".formatted(expression, part);
    }
    return expression;
  }

  /**
   * Writes a class for each module, those within first; modules of one form share a class.
   *
   * @param classes names by code, to be added to
   * @return the code of this module's class, without its name and methods
   */
  String code(Map<String, String> classes) {
    StringBuilder code = new StringBuilder();
    code.append("  __parameters__ = %s\n".formatted(quoted(parameters.keySet())));
    code.append("  __buffers__ = %s\n".formatted(quoted(buffers.keySet())));
    parameters.keySet().forEach(name -> code.append(declaration(name, "Tensor")));
    buffers.keySet().forEach(name -> code.append(declaration(name, "Tensor")));
    code.append("  training : bool\n");
    children.forEach(
        (name, child) -> code.append(declaration(name, "__torch__." + child.type(classes))));
    return code.toString();
  }

  private String type(Map<String, String> classes) {
    String code = code(classes);
    String name = classes.get(code);
    if (name == null) {
      name = "Part" + classes.size();
      classes.put(code, name);
    }
    return name;
  }

  private static String quoted(Set<String> names) {
    StringBuilder list = new StringBuilder("[");
    names.forEach(name -> list.append('"').append(name).append("\", "));
    return list.append(']').toString();
  }

  private static String declaration(String name, String type) {
    String declared =
        name.matches("[A-Za-z_]\\w*") ? name : "__annotations__[\"%s\"]".formatted(name);
    String sign = declared.equals(name) ? " : " : " = ";
    return "  " + declared + sign + type + "\n";
  }

  /**
   * Writes the module as an object.
   *
   * @param type the name of its class
   * @param classes names of classes by code, complete
   * @return all tensors, in the order in which the object counts them
   */
  List<Tensor> write(Pickle pickle, String type, Map<String, String> classes) {
    List<Tensor> storages = new ArrayList<>();
    write(pickle, type, classes, storages);
    return storages;
  }

  private void write(
      Pickle pickle, String type, Map<String, String> classes, List<Tensor> storages) {
    pickle.begin(type);
    for (Map<String, Tensor> tensors : List.of(parameters, buffers)) {
      tensors.forEach(
          (name, tensor) -> {
            pickle.key(name);
            pickle.tensor(tensor.shape(), Integer.toString(storages.size()));
            storages.add(tensor);
          });
    }
    pickle.key("training");
    pickle.no();
    children.forEach(
        (name, child) -> {
          pickle.key(name);
          child.write(pickle, child.type(classes), classes, storages);
        });
    pickle.end();
  }
}
