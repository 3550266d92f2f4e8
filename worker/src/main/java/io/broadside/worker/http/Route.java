package io.broadside.worker.http;

import java.io.IOException;

/**
 * One thing that a worker can be asked for.
 *
 * @param method the one method it knows
 * @param open whether it may be asked for without the token
 * @param handler what answers
 */
record Route(String method, boolean open, Handler handler) {

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {
    Answer answer(Call call) throws IOException, ProblemException;
  }

  static Route probe(Handler handler) {
    return new Route("GET", true, handler);
  }

  static Route get(Handler handler) {
    return new Route("GET", false, handler);
  }

  static Route put(Handler handler) {
    return new Route("PUT", false, handler);
  }
}
