package io.broadside.controller.http.results;

import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Caches what was read from the files of recent runs, so that only new lines are read again. It
 * answers one question at a time. Thread-safe.
 *
 * @param <K> names one
 * @param <C> what was read
 */
final class Kept<K, C> {

  /** Reads what has been written. */
  interface Reading<C> {
    void update(C course, RunFolder run) throws IOException;
  }

  private final ReentrantLock one = new ReentrantLock();
  private final Map<K, C> kept = new LinkedHashMap<>(4, 0.75f, true);
  private final int most;
  private final ResultStore store;
  private final Reading<C> reading;

  Kept(int most, ResultStore store, Reading<C> reading) {
    this.most = most;
    this.store = store;
    this.reading = reading;
  }

  /**
   * Asks one that is up to date.
   *
   * @param id of the run, of which there may be nothing as yet
   * @param unread one that has read nothing
   */
  <T> T ask(K key, String id, Supplier<C> unread, Function<C, T> question) throws IOException {
    Optional<RunFolder> run = store.find(id);
    one.lock();
    try {
      C course = kept.computeIfAbsent(key, unknown -> unread.get());
      if (kept.size() > most) {
        kept.remove(kept.keySet().iterator().next());
      }
      if (run.isPresent()) {
        reading.update(course, run.get());
      }
      return question.apply(course);
    } finally {
      one.unlock();
    }
  }
}
