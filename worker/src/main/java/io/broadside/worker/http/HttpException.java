package io.broadside.worker.http;

import io.broadside.protocol.wire.Problem;

/** A request cannot be answered as asked; carries the problem to answer with. */
final class HttpException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * Takes the whole problem.
   *
   * @param kind the last part of its type, such as {@code too-large}
   * @param detail what happened, why, and what to do
   */
  HttpException(int status, String kind, String title, String detail) {
    super(detail);
    this.problem = new Problem("/problems/" + kind, title, status, detail);
  }

  Problem problem() {
    return problem;
  }
}
