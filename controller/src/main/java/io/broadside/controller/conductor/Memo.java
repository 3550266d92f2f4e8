package io.broadside.controller.conductor;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the value that was computed last, for the state that it was computed from. Thread-safe.
 */
final class Memo<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Object state;
  private @Nullable T made;

  /** The cached value of this very state, or a new one. */
  @SuppressWarnings("ReferenceEquality") // to compare what a state holds costs more than to make it
  T of(Object now, Supplier<T> make) {
    lock.lock();
    try {
      T known = made;
      if (known == null || state != now) {
        known = make.get();
        made = known;
        state = now;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
