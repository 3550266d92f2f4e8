package io.broadside.outputs.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of messages that one output has sent, has dropped and still holds.
 *
 * @param output its name
 * @param sent what it took
 * @param dropped what it will never get
 * @param waiting what it may still get
 * @param reason why something was not taken last; null where that never was so
 */
public record Balance(
    String output, long sent, long dropped, long waiting, @Nullable String reason) {

  /** The same since an earlier one. */
  public Balance since(Balance earlier) {
    return new Balance(output, sent - earlier.sent, dropped - earlier.dropped, waiting, reason);
  }

  /** How much it has not got. */
  public long missing() {
    return dropped + waiting;
  }
}
