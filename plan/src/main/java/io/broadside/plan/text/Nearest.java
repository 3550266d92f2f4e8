package io.broadside.plan.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one was meant for. */
public final class Nearest {

  private static final int LONGEST = 40;

  private Nearest() {}

  /** The most similar word, if one is similar enough to be meant. */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String small = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> distance(small, k.toLowerCase(Locale.ROOT)) <= tolerated(word, k))
        .min(Comparator.comparingInt(k -> distance(small, k.toLowerCase(Locale.ROOT))));
  }

  /** {@code : did you mean 'x'?}, or else that it may be one of those known. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known)
        .map(": did you mean '%s'?"::formatted)
        .orElseGet(() -> known.isEmpty() ? "" : "; use one of: " + String.join(", ", known));
  }

  private static int tolerated(String word, String known) {
    return Math.max(1, Math.min(word.length(), known.length()) / 3);
  }

  /** Levenshtein's, where two neighbours that changed places count once. */
  private static int distance(String a, String b) {
    if (b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
