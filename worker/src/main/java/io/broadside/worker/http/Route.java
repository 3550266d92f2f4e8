package io.broadside.worker.http;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One route of a worker's HTTP server.
 *
 * @param open whether it may be asked for without the token
 * @param handlers what answers, by method
 */
record Route(boolean open, Map<String, Handler> handlers) {

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {
    HttpAnswer answer(Call call) throws IOException, HttpException;
  }

  static Route probe(Handler handler) {
    return new Route(true, Map.of("GET", handler));
  }

  static Route get(Handler handler) {
    return new Route(false, Map.of("GET", handler));
  }

  static Route put(Handler handler) {
    return new Route(false, Map.of("PUT", handler));
  }

  /** Both that it can be asked for and what it can be given. */
  Route and(Route other) {
    Map<String, Handler> both = new TreeMap<>(handlers);
    both.putAll(other.handlers);
    return new Route(open, both);
  }

  /** The methods that it knows. */
  String methods() {
    return String.join(", ", new TreeMap<>(handlers).keySet());
  }
}
