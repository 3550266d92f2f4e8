package io.broadside.controller.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks questions of one kind, one at a time: the next may be asked once the last was answered or
 * has failed. For the conductor's thread only.
 */
final class InFlight {

  private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

  private boolean asking;

  /** Whether an answer is still owed. */
  boolean asking() {
    return asking;
  }

  /**
   * Asks, unless an answer is still owed.
   *
   * @param thread the conductor's
   * @param heard is given the answer there, or else what went wrong
   */
  <T> void ask(
      Supplier<CompletableFuture<T>> question,
      Executor thread,
      BiConsumer<@Nullable T, @Nullable Throwable> heard) {
    if (asking) {
      return;
    }
    asking = true;
    begun(question)
        .whenCompleteAsync(
            (answer, e) -> {
              asking = false;
              hear(heard, answer, e);
            },
            thread)
        .exceptionally(e -> null);
  }

  private static <T> void hear(
      BiConsumer<@Nullable T, @Nullable Throwable> heard,
      @Nullable T answer,
      @Nullable Throwable failure) {
    try {
      heard.accept(answer, failure);
    } catch (RuntimeException e) {
      LOG.error("An answer could not be processed", e);
    }
  }

  private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
