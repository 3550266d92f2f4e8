package io.broadside.plan.request;

import java.time.Duration;
import java.util.List;

/** What must be so of a response. */
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

  /** Something is in it. */
  record Exists(Selector selector) implements Check {}

  /** Something in it has a value, with expressions. */
  record Equal(Selector selector, String value) implements Check {}

  /** It took no longer. */
  record Within(Duration time) implements Check {}
}
