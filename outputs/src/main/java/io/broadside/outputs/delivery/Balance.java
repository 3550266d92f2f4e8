package io.broadside.outputs.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What has become of all that was to be sent to one receiver.
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
