package io.mirnet.data.matlab;

import java.io.IOException;
import java.util.List;

/**
 * A version of the file format. Whatever a method throws means that the file is damaged: {@link
 * MatFile} puts it in words.
 */
interface MatContent {
  /**
   * How much larger than a file its contents may be: the most that deflate, the only compression of
   * either version, can make of a byte (zlib.net, "Maximum Expansion Factor").
   */
  int LARGEST_RATIO = 1032;

  /** All variables, in the file's order. */
  List<MatVariable> variables() throws IOException;

  /** Reads an array of numbers; the name may lead into structs: {@code info/boxes}. */
  MatArray array(String name) throws IOException;

  /** Opens a cell. */
  MatCell cell(String name) throws IOException;
}
