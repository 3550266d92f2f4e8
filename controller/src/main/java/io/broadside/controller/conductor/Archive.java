package io.broadside.controller.conductor;

import io.broadside.controller.api.Live;
import io.broadside.controller.files.PrivateFolder;
import io.broadside.controller.results.Results;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and reads files on a thread of its own, for one that must not wait. Thread-safe. */
final class Archive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
  private static final long LAST_SECONDS = 3;

  private final Results results;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("archive").factory());

  Archive(Results results) {
    this.results = results;
  }

  /** Keeps what became of a run; the answer is why it cannot be kept, empty where it can. */
  CompletableFuture<Optional<String>> save(Supplier<Live> whole) {
    return read(() -> write(whole.get()));
  }

  /** Does something that takes a while with files. */
  <T> CompletableFuture<T> read(Supplier<T> what) {
    return CompletableFuture.supplyAsync(what, thread);
  }

  private Optional<String> write(Live live) {
    try {
      results.save(live);
      return Optional.empty();
    } catch (IOException e) {
      String why =
          "The results cannot be written to %s (%s): free space there, or mend its permissions. Until another run begins, they can be had from GET /api/runs/%s/live."
              .formatted(results.folder(), PrivateFolder.reason(e), live.run().id());
      LOG.error("{}", why, e);
      return Optional.of(why);
    }
  }

  /** Waits some seconds for what is still being written. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
