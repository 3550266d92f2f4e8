package io.broadside.outputs.destination;

import java.util.List;

/**
 * The settings of outputs: their destinations, and the credentials for them.
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
