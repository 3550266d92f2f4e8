package io.broadside.plan.data;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a random value of a record. */
public sealed interface Generator {

  /** A whole number, both ends included. */
  record Whole(long least, long most) implements Generator {}

  /** A UUID. */
  record Uuid() implements Generator {}

  /** So many letters and digits. */
  record Letters(int length) implements Generator {}

  /** One of several texts. */
  record OneOf(List<String> texts) implements Generator {

    /** Copies the list. */
    public OneOf {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Reads {@code number 1 to 100}, {@code uuid}, {@code letters 12} or {@code one of a, b}.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  static Generator parse(String text) {
    String tidy = text.strip();
    Matcher number = Pattern.compile("number (-?\\d{1,15}) to (-?\\d{1,15})").matcher(tidy);
    Matcher letters = Pattern.compile("letters ([1-9]\\d{0,3})").matcher(tidy);
    if (tidy.equals("uuid")) {
      return new Uuid();
    }
    if (letters.matches()) {
      return new Letters(Integer.parseInt(letters.group(1)));
    }
    if (tidy.startsWith("one of ")) {
      return new OneOf(List.of(tidy.substring("one of ".length()).split(" *, *", -1)));
    }
    if (number.matches() && Long.parseLong(number.group(1)) <= Long.parseLong(number.group(2))) {
      return new Whole(Long.parseLong(number.group(1)), Long.parseLong(number.group(2)));
    }
    throw new IllegalArgumentException(
        "'%s' does not say what to generate: write 'number 1 to 100', 'uuid', 'letters 12' or 'one of red, green'"
            .formatted(text));
  }
}
