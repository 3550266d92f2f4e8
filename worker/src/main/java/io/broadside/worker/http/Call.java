package io.broadside.worker.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One request, as a handler sees it. */
final class Call {

  private final HttpExchange exchange;
  private final String rest;

  /**
   * Wraps a request.
   *
   * @param rest what comes after the route's own path
   */
  Call(HttpExchange exchange, String rest) {
    this.exchange = exchange;
    this.rest = rest;
  }

  String rest() {
    return rest;
  }

  @Nullable String query() {
    return exchange.getRequestURI().getQuery();
  }

  @Nullable String accept() {
    return exchange.getRequestHeaders().getFirst("Accept");
  }

  /**
   * Reads the body.
   *
   * @param what names it in the problem, such as {@code A schedule}
   * @throws HttpException if it is larger; as much again is read and dropped then, so that the
   *     caller gets to see the answer
   */
  byte[] body(String what, int mostBytes) throws IOException, HttpException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(mostBytes + 1);
    if (body.length > mostBytes) {
      long unused = in.skip(mostBytes);
      throw new HttpException(
          413,
          "too-large",
          "Too large",
          "%s may have at most %d KiB; this one has more.".formatted(what, mostBytes >> 10));
    }
    return body;
  }
}
