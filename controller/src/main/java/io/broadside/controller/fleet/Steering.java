package io.broadside.controller.fleet;

import java.util.Optional;

/**
 * Tells whether this controller may command the workers. No two controllers ever steer at once.
 * Thread-safe.
 */
public interface Steering extends AutoCloseable {

  /** For a fleet that no other controller knows. */
  Steering ALONE =
      new Steering() {
        @Override
        public boolean mine() {
          return true;
        }

        @Override
        public boolean certain() {
          return true;
        }

        @Override
        public long term() {
          return 1;
        }

        @Override
        public Optional<String> obstacle() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };

  /** Whether this one steers, as far as it can know. */
  boolean mine();

  /**
   * Whether no other can have begun to steer. Where that is not certain, such as while the API
   * server is away, workers are heard, but nothing is changed.
   */
  boolean certain();

  /**
   * Of this controller's steering, once it steers; greater than that of any that steered before.
   */
  long term();

  /** Why it does not, in words for a person; empty where it does. */
  Optional<String> obstacle();

  /** Why it steers but cannot be certain of it, in words for a person; empty while all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** Lets another one steer. */
  @Override
  void close();
}
