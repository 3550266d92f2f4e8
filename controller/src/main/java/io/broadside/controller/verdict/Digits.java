package io.broadside.controller.verdict;

import java.util.List;
import java.util.Locale;

/** Writes a figure that stands next to a limit: never rounded to it, nor past it. */
final class Digits {

  private static final int MOST = 15;
  private static final int TEN = 10;

  private Digits() {}

  /**
   * One digit after the point below ten, else none; more where they are needed to tell them apart.
   */
  static String apart(double value, List<Double> limits) {
    for (int digits = Math.abs(value) < TEN ? 1 : 0; digits <= MOST; digits++) {
      String text = String.format(Locale.ROOT, "%." + digits + "f", value);
      double said = Double.parseDouble(text);
      if (limits.stream().allMatch(l -> Double.compare(said, l) == Double.compare(value, l))) {
        return text;
      }
    }
    return String.valueOf(value);
  }
}
