package io.broadside.controller.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The workers of a controller, and how many of them it wants. Thread-safe. */
public interface Fleet extends AutoCloseable {

  /**
   * Asks for that many workers and returns at once. Workers that are too many are told to go, hand
   * over their share, and only then end.
   *
   * @throws FleetException if the wish cannot be passed on
   */
  void scale(int workers) throws FleetException;

  /** How many workers are wanted now; the latest request counts, whoever made it. */
  int wanted();

  /**
   * How long a worker usually takes from being asked for to being able to take a share, seconds.
   */
  default double usualStartSeconds() {
    return 5;
  }

  /**
   * How long before it workers are told the start of a run, besides what their answers show that
   * the news takes: time for the first users to be dealt, which each begins a second ahead. One
   * that hears of it too late has users late, or misses them; none start twice.
   */
  default Duration startLead() {
    return Duration.ofSeconds(3);
  }

  /** Whether all has been seen once that is there; before that {@link #members()} may lack some. */
  default boolean known() {
    return true;
  }

  /** All workers that are there, on their way, or went lately, ordered by name. */
  List<Member> members();

  /**
   * Hears that a worker has not answered for so long. A fleet that can end it for good may do so,
   * where it has been patient enough; the worker counts as {@linkplain Member.State#DIED dead} once
   * it has ended. May be said again and again, and returns at once.
   *
   * @return whether it is being ended; false where only its lease can decide
   */
  default boolean endSilent(String worker, Duration silence) {
    return false;
  }

  /**
   * The last lines of what a worker that is there, or went lately, has logged.
   *
   * @return empty where there is no such worker, or its log is not here
   * @throws IOException if it cannot be read
   */
  default Optional<List<String>> log(String worker, int lines) throws IOException {
    return Optional.empty();
  }

  /** Why the platform cannot be asked just now, in words for a person; empty while all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** Why no worker will come any more, where that is certain: a whole sentence. */
  default Optional<String> givenUp() {
    return Optional.empty();
  }

  /**
   * Calls back, on any thread and soon, whenever {@link #members()} or {@link #wanted()} has
   * changed.
   */
  void onChange(Runnable listener);

  /** Ends what this fleet has started. */
  @Override
  void close();
}
