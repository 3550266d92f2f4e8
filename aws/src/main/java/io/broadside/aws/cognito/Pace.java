package io.broadside.aws.cognito;

import io.broadside.aws.cognito.pool.CognitoException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Does the same action for many items, at a rate, several at a time.
 *
 * @param perSecond how many are begun each second
 */
record Pace(double perSecond) {

  private static final int AT_ONCE = 32;

  /** The action for each item. */
  @FunctionalInterface
  interface Deed<T> {
    void to(T one) throws CognitoException;
  }

  /**
   * Does the action for all items.
   *
   * @param progress hears after each how many are done
   * @throws CognitoException the first that went wrong; no further ones are begun then
   */
  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is taken down
  <T> void each(List<T> all, Deed<T> deed, IntConsumer progress)
      throws CognitoException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    AtomicReference<CognitoException> wrong = new AtomicReference<>();
    Semaphore room = new Semaphore(AT_ONCE);
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all.size() && wrong.get() == null; i++) {
        T one = all.get(i);
        TimeUnit.NANOSECONDS.sleep(begun + (long) (i / perSecond * 1e9) - System.nanoTime());
        room.acquire();
        threads.submit(
            () -> {
              try {
                deed.to(one);
                progress.accept(done.incrementAndGet());
              } catch (CognitoException e) {
                wrong.compareAndSet(null, e);
              } finally {
                room.release();
              }
            });
      }
    }
    CognitoException first = wrong.get();
    if (first != null) {
      throw first;
    }
  }
}
