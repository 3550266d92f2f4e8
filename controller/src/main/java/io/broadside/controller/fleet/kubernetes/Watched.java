package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the objects of one kind, and starts over after every failure. Thread-safe. */
final class Watched<T extends HasMetadata> {

  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final SharedIndexInformer<T> informer;
  private final String what;
  private final String namespace;
  private final CompletableFuture<Void> seen = new CompletableFuture<>();
  private volatile @Nullable String fault;
  private volatile long brokenNanos;

  /**
   * Not yet watching.
   *
   * @param what is done, to follow "cannot"
   */
  Watched(SharedIndexInformer<T> informer, String what, String namespace) {
    this.informer = informer;
    this.what = what;
    this.namespace = namespace;
    informer.exceptionHandler(
        (started, e) -> {
          failed(e);
          return true;
        });
  }

  private void failed(Throwable e) {
    String said = ApiFault.say(what, e, namespace);
    if (!said.equals(fault)) {
      LOG.warn("{}", said);
    }
    fault = said;
  }

  /** Watches from now on; done when everything that is there has been seen. */
  CompletableFuture<Void> start(Consumer<T> changed, Consumer<T> deleted) {
    informer.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(T now) {
            fault = null;
            changed.accept(now);
          }

          @Override
          public void onUpdate(T before, T now) {
            fault = null;
            changed.accept(now);
          }

          @Override
          public void onDelete(T last, boolean unknown) {
            deleted.accept(last);
          }

          @Override
          public void onList(String version, boolean empty) {
            seen.complete(null);
          }
        });
    return CompletableFuture.allOf(informer.start().toCompletableFuture(), seen);
  }

  /** Whether everything that is there has been seen once, and passed on. */
  boolean complete() {
    return seen.isDone();
  }

  /** Why it cannot watch just now; a connection that is made anew now and then is no trouble. */
  Optional<String> trouble() {
    if (informer.isWatching()) {
      fault = null;
      brokenNanos = 0;
    } else if (fault == null && informer.hasSynced()) {
      long now = System.nanoTime();
      brokenNanos = brokenNanos == 0 ? now : brokenNanos;
      return now - brokenNanos < PATIENCE_NANOS
          ? Optional.empty()
          : Optional.of(ApiFault.say(what, new IOException("the connection was lost"), namespace));
    }
    return Optional.ofNullable(fault);
  }

  void stop() {
    informer.stop();
  }
}
