package io.broadside.controller.exchange;

import io.broadside.protocol.wire.Release;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An HTTP client with bounds. Each exchange, from the request to the last byte of its answer, is
 * bounded in time and in bytes. Thread-safe; nothing blocks, and nothing is thrown.
 */
final class Wire implements AutoCloseable {

  /**
   * How much an exchange may take.
   *
   * @param deadline from its beginning to the last byte
   * @param bytes of the answer's body
   */
  record Bound(Duration deadline, int bytes) {}

  /**
   * A whole answer.
   *
   * @param status of HTTP
   * @param body all of it
   * @param release of who answered
   * @param sentNanos when the request left, by the controller's clock, in nanoseconds since 1970
   * @param receivedNanos when the answer was there
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int status, byte[] body, Release release, long sentNanos, long receivedNanos) {}

  private final HttpClient http;
  private final Clock clock;
  private final Executor executor;

  /** Works on that executor, and waits so long for a connection. */
  Wire(Clock clock, Executor executor, Duration connecting) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connecting)
            .executor(executor)
            .build();
    this.clock = clock;
    this.executor = executor;
  }

  /** Fails where the request cannot be made or sent, or the answer is late or too long. */
  CompletableFuture<Answer> ask(Supplier<HttpRequest> request, Bound bound) {
    CompletableFuture<Answer> whole = new CompletableFuture<>();
    whole.orTimeout(bound.deadline.toMillis(), TimeUnit.MILLISECONDS);
    try {
      executor.execute(() -> send(request, bound, whole));
    } catch (RejectedExecutionException e) {
      whole.completeExceptionally(e);
    }
    return whole.exceptionallyCompose(e -> CompletableFuture.failedFuture(said(e, bound)));
  }

  private void send(Supplier<HttpRequest> request, Bound bound, CompletableFuture<Answer> whole) {
    try {
      HttpRequest made = request.get();
      if (!whole.isDone()) {
        send(made, bound, whole);
      }
    } catch (RuntimeException e) {
      whole.completeExceptionally(e);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whatever comes, the whole hears of it
  private void send(HttpRequest request, Bound bound, CompletableFuture<Answer> whole) {
    long sent = clock.nanos();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new BoundedAnswer(bound.bytes));
    whole.whenComplete((answer, e) -> exchange.cancel(true));
    exchange.whenComplete(
        (response, e) -> {
          if (response == null) {
            whole.completeExceptionally(e);
          } else {
            whole.complete(
                new Answer(
                    response.statusCode(),
                    response.body(),
                    release(response),
                    sent,
                    clock.nanos()));
          }
        });
  }

  private static Release release(HttpResponse<?> response) {
    return Release.of(response.headers().firstValue(Release.HEADER).orElse(null));
  }

  private static IOException said(Throwable e, Bound bound) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof TimeoutException) {
      return new IOException(
          "it did not send its whole answer within %d s".formatted(bound.deadline.toSeconds()),
          cause);
    }
    return cause instanceof IOException io && io.getMessage() != null
        ? io
        : new IOException(words(cause), cause);
  }

  private static String words(Throwable cause) {
    String message = cause.getMessage();
    if (message != null) {
      return message;
    }
    return switch (cause) {
      case ConnectException nobody -> "it accepts no connections";
      case ClosedChannelException gone -> "the connection was lost";
      default -> cause.getClass().getSimpleName();
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
