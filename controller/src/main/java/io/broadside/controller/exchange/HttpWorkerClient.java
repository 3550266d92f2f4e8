package io.broadside.controller.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import io.broadside.controller.exchange.Wire.Answer;
import io.broadside.controller.exchange.Wire.Bound;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.protocol.wire.Release;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Speaks the protocol over HTTP. Each exchange is answered in full within its time, or has failed,
 * whatever the worker does. Thread-safe; nothing blocks, and nothing is thrown.
 */
public final class HttpWorkerClient implements WorkerClient {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final Bound STATUS = new Bound(SOON, 1 << 20);
  private static final Bound METRICS = new Bound(SOON, 16 << 20);
  private static final Bound LOG = new Bound(SOON, 4 << 20);
  private static final Bound PLAN = new Bound(LATER, Bundle.MAX_PACKED_BYTES);
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  private final Wire wire;
  private final Executor reading;
  private final String authorization;

  /** Shows that token to every worker; works on that executor alone. */
  public HttpWorkerClient(String token, Clock clock, Executor executor) {
    this(token, clock, executor, executor);
  }

  /**
   * Shows that token to every worker.
   *
   * @param executor sends, and works off what is short
   * @param reading reads what takes long, so that nothing short waits for it
   */
  public HttpWorkerClient(String token, Clock clock, Executor executor, Executor reading) {
    this.wire = new Wire(clock, executor, SOON);
    this.reading = reading;
    this.authorization = "Bearer " + token;
  }

  @Override
  public CompletableFuture<Reply> status(URI worker) {
    return reply(worker, WorkerPaths.STATUS, HttpRequest.Builder::GET);
  }

  @Override
  public CompletableFuture<Reply> send(URI worker, Schedule schedule) {
    return reply(
        worker,
        WorkerPaths.SCHEDULE,
        r ->
            r.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.write(schedule))));
  }

  @Override
  public CompletableFuture<Void> send(URI worker, Bundle bundle) {
    return body(
            worker,
            WorkerPaths.BUNDLES + bundle.digest(),
            new Bound(LATER, STATUS.bytes()),
            r ->
                r.header("Content-Type", "application/zip")
                    .PUT(BodyPublishers.ofByteArray(bundle.zip())))
        .thenApply(ignored -> null);
  }

  @Override
  public CompletableFuture<Outline> outline(URI worker) {
    return fetch(worker, WorkerPaths.OUTLINE, b -> Json.read(b, Outline.class));
  }

  @Override
  public CompletableFuture<Claim> claim(URI worker) {
    return fetch(worker, WorkerPaths.SCHEDULE, b -> Json.read(b, Claim.class));
  }

  @Override
  public CompletableFuture<Bundle> bundle(URI worker, String digest) {
    return fetch(
        worker,
        WorkerPaths.BUNDLES + digest,
        zip -> {
          Bundle bundle = Bundle.of(zip);
          if (!bundle.digest().equals(digest)) {
            throw new IOException(worker + " sent a bundle other than " + digest);
          }
          return bundle;
        });
  }

  @Override
  public CompletableFuture<Map<String, Long>> firstOrdinals(URI worker, long runMillis) {
    return fetch(
        worker,
        WorkerPaths.ORDINALS + "?atMillis=" + runMillis,
        b -> Json.mapper().readValue(b, new TypeReference<Map<String, Long>>() {}));
  }

  @Override
  public <T> CompletableFuture<T> metrics(URI worker, Reader<T> reader) {
    return body(worker, WorkerPaths.METRICS, METRICS, r -> r.header("Accept", PROTOBUF).GET())
        .thenApplyAsync(body -> read(reader, body), reading);
  }

  @Override
  public CompletableFuture<String> log(URI worker) {
    return body(worker, WorkerPaths.LOG, LOG, HttpRequest.Builder::GET)
        .thenApply(text -> new String(text, StandardCharsets.UTF_8));
  }

  private <T> CompletableFuture<T> fetch(URI worker, String path, Reader<T> reader) {
    return body(worker, path, PLAN, HttpRequest.Builder::GET).thenApply(body -> read(reader, body));
  }

  private static <T> T read(Reader<T> reader, byte[] body) {
    try {
      return reader.read(body);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private CompletableFuture<Reply> reply(
      URI worker, String path, UnaryOperator<HttpRequest.Builder> what) {
    return ask(worker, path, STATUS, what)
        .thenApply(HttpWorkerClient::reply)
        .exceptionally(e -> new Reply.Unreachable(reason(e)));
  }

  private static Reply reply(Answer answer) {
    if (!Release.OWN.worksWith(answer.release())) {
      return new Reply.Unreachable(
          ("it is %s and the controller is %s: these releases are too far apart to work together;"
                  + " use the images of one release for both")
              .formatted(answer.release(), Release.OWN));
    }
    try {
      return switch (answer.status()) {
        case 200 ->
            new Reply.Answered(
                Json.read(answer.body(), Status.class), answer.sentNanos(), answer.receivedNanos());
        case 409 -> new Reply.Refused(Json.read(answer.body(), Problem.class).detail());
        case 401 ->
            new Reply.Unreachable(
                "its token is not that of the controller: the token was changed while one of them"
                    + " was running; restart the controller and the workers");
        default -> new Reply.Unreachable("it answered with HTTP status " + answer.status());
      };
    } catch (IOException e) {
      return new Reply.Unreachable("its answer cannot be understood: " + e.getMessage());
    }
  }

  private CompletableFuture<byte[]> body(
      URI worker, String path, Bound bound, UnaryOperator<HttpRequest.Builder> what) {
    return ask(worker, path, bound, what)
        .thenApply(
            answer -> {
              if (answer.status() >= 300) {
                throw new CompletionException(
                    new IOException(worker.resolve(path) + " answered " + answer.status()));
              }
              return answer.body();
            });
  }

  private CompletableFuture<Answer> ask(
      URI worker, String path, Bound bound, UnaryOperator<HttpRequest.Builder> what) {
    return wire.ask(
        () ->
            what.apply(
                    HttpRequest.newBuilder(worker.resolve(path))
                        .header("Authorization", authorization))
                .build(),
        bound);
  }

  private static String reason(Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    wire.close();
  }
}
