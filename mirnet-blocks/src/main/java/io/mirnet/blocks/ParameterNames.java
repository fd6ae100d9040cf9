package io.mirnet.blocks;

import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The public names of a block's parameters: the children's names and the parameter's own, joined by
 * dots, as in a PyTorch state dict ({@code body.0.body.1.dau_top.body.0.weight}). Children of one
 * name, as DJL's own containers give them, keep the ordinal that DJL puts before it ({@code
 * 01Conv2d.weight}).
 */
public final class ParameterNames {
  private ParameterNames() {}

  /**
   * Lists the parameters of a block.
   *
   * @param block any block
   * @return parameters by public name, in the block's order; a parameter that two children share
   *     appears once, under its first name
   */
  public static Map<String, Parameter> of(Block block) {
    Map<String, Parameter> found = new LinkedHashMap<>();
    collect("", block, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return Collections.unmodifiableMap(found);
  }

  private static void collect(
      String prefix, Block block, Map<String, Parameter> found, Set<Parameter> seen) {
    for (Pair<String, Parameter> own : block.getDirectParameters()) {
      if (seen.add(own.getValue())) {
        found.put(prefix + own.getKey(), own.getValue());
      }
    }
    BlockList children = block.getChildren();
    Map<String, Integer> uses = new HashMap<>();
    for (int i = 0; i < children.size(); i++) {
      uses.merge(plainName(children, i), 1, Integer::sum);
    }
    for (int i = 0; i < children.size(); i++) {
      Pair<String, Block> child = children.get(i);
      String plain = plainName(children, i);
      String name = uses.get(plain) == 1 ? plain : child.getKey();
      collect(prefix + name + ".", child.getValue(), found, seen);
    }
  }

  /** DJL puts the child's ordinal, of two digits or more, before its name. */
  private static String plainName(BlockList children, int index) {
    String key = children.get(index).getKey();
    String ordinal = String.format(Locale.ROOT, "%02d", index + 1);
    return key.startsWith(ordinal) ? key.substring(ordinal.length()) : key;
  }
}
