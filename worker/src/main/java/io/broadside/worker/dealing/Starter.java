package io.broadside.worker.dealing;

/** Starts a user of a population when it is due. */
@FunctionalInterface
public interface Starter {

  /**
   * Is to start a user.
   *
   * @param ordinal its place in its population, over the whole fleet
   * @param dueNanos when, in nanoseconds of run time
   */
  void start(long ordinal, long dueNanos);
}
