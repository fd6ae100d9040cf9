package io.mirnet.data.matlab;

import java.util.function.IntToDoubleFunction;

/**
 * An array of numbers in Matlab's order: the first index runs fastest. Numbers are kept as the file
 * holds them, 1, 4 or 8 bytes each, and converted as they are asked for.
 *
 * @param variable name, type and size
 * @param values the number at a place from 0 to {@code variable.count() - 1}
 */
public record MatArray(MatVariable variable, IntToDoubleFunction values) {}
