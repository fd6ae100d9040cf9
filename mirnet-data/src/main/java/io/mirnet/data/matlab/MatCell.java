package io.mirnet.data.matlab;

import io.mirnet.api.InputException;
import java.util.function.IntFunction;

/**
 * A cell of arrays of numbers in Matlab's order: the first index runs fastest.
 *
 * @param variable name and size
 * @param elements reads the element at a place from 0 to {@code variable.count() - 1}; throws
 *     {@link InputException} if it can't be read or is no array of numbers
 */
public record MatCell(MatVariable variable, IntFunction<MatArray> elements) {}
