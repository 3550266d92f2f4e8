package io.broadside.worker.simulation;

import java.util.List;

/**
 * The simulation class that a plan asks for, loaded.
 *
 * @param type it extends the {@code Simulation} of one of Gatling's languages
 * @param notes what its maker should know of how it was read, in whole sentences
 */
public record Loaded(Class<?> type, List<String> notes) {

  /** Copies the list. */
  public Loaded {
    notes = List.copyOf(notes);
  }
}
