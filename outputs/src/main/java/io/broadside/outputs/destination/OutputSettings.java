package io.broadside.outputs.destination;

import java.util.List;

/**
 * Where outputs go, and what they show there.
 *
 * @param destinations all of them
 * @param credentials of all of them
 */
public record OutputSettings(List<Destination> destinations, Credentials credentials) {

  /** Nothing is sent to anybody. */
  public static final OutputSettings NONE = new OutputSettings(List.of(), Credentials.NONE);

  /** Copies the list. */
  public OutputSettings {
    destinations = List.copyOf(destinations);
  }
}
