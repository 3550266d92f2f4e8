package io.broadside.controller.fleet;

import java.util.Optional;

/** Stores the state of a run for the next controller, outside of both controllers. Thread-safe. */
public interface RunStore {

  /** For a fleet that ends with its controller: nothing is kept. */
  RunStore NONE =
      new RunStore() {
        @Override
        public boolean keeps() {
          return false;
        }

        @Override
        public Optional<byte[]> read() {
          return Optional.empty();
        }

        @Override
        public void write(byte[] state) {}

        @Override
        public void clear() {}
      };

  /** How many bytes can be kept at most. */
  int MOST_BYTES = 900_000;

  /** Whether workers, and what is written here, outlive the controller. */
  boolean keeps();

  /**
   * What was written last; empty where nothing was, or it was cleared.
   *
   * @throws FleetException if nobody can say
   */
  Optional<byte[]> read() throws FleetException;

  /**
   * Replaces what is kept.
   *
   * @throws FleetException if it cannot be kept
   */
  void write(byte[] state) throws FleetException;

  /**
   * Keeps nothing any longer.
   *
   * @throws FleetException if that cannot be said
   */
  void clear() throws FleetException;
}
