package io.broadside.worker.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole answer, built before its first byte is sent.
 *
 * @param status the HTTP status
 * @param headers the content type, and what else is to be said
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  private static final String CONTENT_TYPE = "Content-Type";

  static HttpAnswer json(Object value) {
    return of(200, "application/json", Json.write(value));
  }

  static HttpAnswer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer problem(Problem problem) {
    return of(problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
  }

  static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  static HttpAnswer nothing() {
    return new HttpAnswer(204, Map.of(), new byte[0]);
  }

  void sendTo(HttpExchange exchange) throws IOException {
    Headers to = exchange.getResponseHeaders();
    headers.forEach(to::set);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
