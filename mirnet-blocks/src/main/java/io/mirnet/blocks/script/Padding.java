package io.mirnet.blocks.script;

/**
 * Pads images on the right and at the bottom to a multiple, as {@code Restorer} does: by
 * reflection, and by the last pixel where there is none to reflect. Rows and columns are selected
 * by their index, i or beyond the side s 2 (s - 1) - i.
 */
final class Padding {
  private Padding() {}

  /** Adds statements, and returns the name of the padded images. */
  static String pad(StringBuilder text, String image, int multiple) {
    String rows = along(text, 2, image, multiple);
    return along(text, 3, rows, multiple);
  }

  private static String along(StringBuilder text, int axis, String image, int multiple) {
    String statements =
        """
        side_A = torch.size(I, A)
        last_A = torch.sub(side_A, 1)
        padded_A = torch.mul(torch.floordiv(torch.add(last_A, M), M), M)
        index_A = torch.arange(padded_A, dtype=4, layout=0, device=ops.prim.device(I), pin_memory=False)
        mirrored_A = torch.add(torch.neg(index_A), torch.mul(last_A, 2))
        beyond_A = torch.where(torch.ge(mirrored_A, 0), mirrored_A, last_A)
        from_A = torch.where(torch.lt(index_A, side_A), index_A, beyond_A)
        image_A = torch.index_select(I, A, from_A)
        """;
    statements
        .replaceAll("_A\\b", "_" + axis)
        .replaceAll("\\bA\\b", Integer.toString(axis))
        .replaceAll("\\bM\\b", Integer.toString(multiple))
        .replaceAll("\\bI\\b", image)
        .lines()
        .forEach(line -> ModuleFile.line(text, line));
    return "image_" + axis;
  }

  /** The expression of an output as large as the images. */
  static String crop(String output, String image) {
    return "torch.slice(torch.slice(%s, 2, 0, torch.size(%s, 2), 1), 3, 0, torch.size(%s, 3), 1)"
        .formatted(output, image, image);
  }
}
