package io.broadside.plan.request;

import java.time.Duration;
import java.util.List;

/** A check of a response. */
public sealed interface Check {

  /** Its status is one of these. */
  record Status(List<Integer> codes) implements Check {

    /** Copies the list. */
    public Status {
      codes = List.copyOf(codes);
    }
  }

  /** A text is in its body. */
  record Contains(String text) implements Check {}

  /** The selector finds a value. */
  record Exists(Selector selector) implements Check {}

  /** The selector finds that value, a text with expressions. */
  record Equal(Selector selector, String value) implements Check {}

  /** The response time is at most that. */
  record Within(Duration time) implements Check {}
}
