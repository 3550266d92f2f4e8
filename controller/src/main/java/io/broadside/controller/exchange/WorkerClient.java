package io.broadside.controller.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Speaks the protocol with workers. Thread-safe; nothing blocks. */
public final class WorkerClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration BUNDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  private final HttpClient http;
  private final Clock clock;
  private final String authorization;

  /** Shows that token to every worker; answers are worked off on that executor. */
  public WorkerClient(String token, Clock clock, Executor executor) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(executor)
            .build();
    this.clock = clock;
    this.authorization = "Bearer " + token;
  }

  /** Asks how the worker is. */
  public CompletableFuture<Reply> status(URI worker) {
    return exchange(request(worker, WorkerPaths.STATUS, TIMEOUT).GET().build());
  }

  /** Sends the whole schedule. */
  public CompletableFuture<Reply> send(URI worker, Schedule schedule) {
    return exchange(
        request(worker, WorkerPaths.SCHEDULE, TIMEOUT)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(Json.write(schedule)))
            .build());
  }

  /** Sends a bundle; fails with an {@link IOException} where the worker does not take it. */
  public CompletableFuture<Void> send(URI worker, Bundle bundle) {
    HttpRequest request =
        request(worker, WorkerPaths.BUNDLES + bundle.digest(), BUNDLE_TIMEOUT)
            .header("Content-Type", "application/zip")
            .PUT(BodyPublishers.ofByteArray(bundle.zip()))
            .build();
    return body(request).thenApply(ignored -> null);
  }

  /**
   * Fetches the outline of a prepared worker; fails with an {@link IOException} where there is
   * none.
   */
  public CompletableFuture<Outline> outline(URI worker) {
    return fetch(worker, WorkerPaths.OUTLINE, Outline.class);
  }

  /** Fetches the schedule that a worker follows; fails with an {@link IOException} where none. */
  public CompletableFuture<Schedule> schedule(URI worker) {
    return fetch(worker, WorkerPaths.SCHEDULE, Schedule.class);
  }

  /** Has the bundle of that digest back; fails with an {@link IOException} where there is none. */
  public CompletableFuture<Bundle> bundle(URI worker, String digest) {
    return body(request(worker, WorkerPaths.BUNDLES + digest, BUNDLE_TIMEOUT).GET().build())
        .thenApply(Bundle::of)
        .thenCompose(
            bundle ->
                bundle.digest().equals(digest)
                    ? CompletableFuture.completedFuture(bundle)
                    : CompletableFuture.failedFuture(
                        new IOException(worker + " sent another bundle than " + digest)));
  }

  private <T> CompletableFuture<T> fetch(URI worker, String path, Class<T> type) {
    return body(request(worker, path, BUNDLE_TIMEOUT).GET().build())
        .thenApply(
            bytes -> {
              try {
                return Json.read(bytes, type);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
  }

  /**
   * Asks for the first ordinals that are due at a run time or later; fails with an {@link
   * IOException}.
   */
  public CompletableFuture<Map<String, Long>> firstOrdinals(URI worker, long runMillis) {
    String path = WorkerPaths.ORDINALS + "?atMillis=" + runMillis;
    return body(request(worker, path, BUNDLE_TIMEOUT).GET().build())
        .thenApply(
            bytes -> {
              try {
                return Json.mapper().readValue(bytes, new TypeReference<Map<String, Long>>() {});
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
  }

  /**
   * Fetches the metrics as delimited protobuf; fails with an {@link IOException} where there are
   * none.
   */
  public CompletableFuture<byte[]> metrics(URI worker) {
    return body(
        request(worker, WorkerPaths.METRICS, TIMEOUT).header("Accept", PROTOBUF).GET().build());
  }

  private CompletableFuture<Reply> exchange(HttpRequest request) {
    long sent = clock.nanos();
    return http.sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(response -> reply(response, sent))
        .exceptionally(e -> new Reply.Unreachable(reason(e)));
  }

  private Reply reply(HttpResponse<byte[]> response, long sent) {
    long received = clock.nanos();
    try {
      return switch (response.statusCode()) {
        case 200 -> new Reply.Answered(Json.read(response.body(), Status.class), sent, received);
        case 409 -> new Reply.Refused(Json.read(response.body(), Problem.class).detail());
        default -> new Reply.Unreachable("it answered with HTTP status " + response.statusCode());
      };
    } catch (IOException e) {
      return new Reply.Unreachable("its answer makes no sense: " + e.getMessage());
    }
  }

  private CompletableFuture<byte[]> body(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              if (response.statusCode() >= 300) {
                throw new CompletionException(
                    new IOException(request.uri() + " answered " + response.statusCode()));
              }
              return response.body();
            });
  }

  private HttpRequest.Builder request(URI worker, String path, Duration timeout) {
    return HttpRequest.newBuilder(worker.resolve(path))
        .timeout(timeout)
        .header("Authorization", authorization);
  }

  private static String reason(Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
