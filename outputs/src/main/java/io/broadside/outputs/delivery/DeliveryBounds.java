package io.broadside.outputs.delivery;

import java.time.Duration;

/**
 * The bounds of a delivery to a receiver that does not take its messages.
 *
 * @param most how many may wait for it
 * @param age how long something may wait for it
 * @param pause between the first two tries of the same; each pause after it is twice as long
 * @param longestPause the longest of these pauses
 */
public record DeliveryBounds(int most, Duration age, Duration pause, Duration longestPause) {

  /** A minute of seconds, each for a minute. */
  public static final DeliveryBounds USUAL =
      new DeliveryBounds(60, Duration.ofSeconds(60), Duration.ofMillis(250), Duration.ofSeconds(4));
}
