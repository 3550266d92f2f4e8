package io.broadside.outputs.http;

import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts to HTTP servers. What it throws names no URL, since some of these are secrets. */
public final class Poster implements AutoCloseable {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

  private final Duration patience;
  private final HttpClient client;

  /** One that gives every request 5 s. */
  public Poster() {
    this(USUAL_PATIENCE);
  }

  /** One that gives every request so long, from connecting to the end of the answer. */
  public Poster(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /**
   * Posts it.
   *
   * @throws RefusedException if the server will not take it: it answers with 300 to 499, but for
   *     408 (time-out) and 429 (too many)
   * @throws IOException if it cannot be reached, takes too long, or answers with another error
   */
  public void post(URI to, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    Beginning said = new Beginning();
    int status = status(client.sendAsync(request.build(), BodyHandlers.ofByteArrayConsumer(said)));
    if (status >= 300) {
      String problem = "HTTP status %d %s".formatted(status, said.text()).strip();
      throw status < 500 && status != 408 && status != 429
          ? new RefusedException(problem)
          : new IOException(problem);
    }
  }

  private int status(CompletableFuture<HttpResponse<Void>> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return switch (cause) {
      case HttpConnectTimeoutException e -> "could not connect in time";
      case ConnectException e -> message == null ? "could not connect" : message;
      case null, default -> message == null ? String.valueOf(cause) : message;
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
