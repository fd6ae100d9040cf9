package io.mirnet.data.file;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The order of names that people expect: runs of digits count by their value, so that {@code 2}
 * comes before {@code 10}. Names that differ in leading zeros only fall back to the order of
 * characters, so that equal means equal.
 */
public final class NaturalOrder implements Comparator<String>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int order;
      if (digit(left, i) && digit(right, j)) {
        int leftEnd = endOfDigits(left, i);
        int rightEnd = endOfDigits(right, j);
        order = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
        i = leftEnd;
        j = rightEnd;
      } else {
        order = Character.compare(left.charAt(i++), right.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(left.length() - i, right.length() - j);
    return order != 0 ? order : left.compareTo(right);
  }

  /** By text, since camera names hold numbers that no long can. */
  private static int compareNumbers(String left, String right) {
    String a = withoutZeros(left);
    String b = withoutZeros(right);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && digit(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean digit(String text, int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
