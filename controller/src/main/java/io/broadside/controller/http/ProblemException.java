package io.broadside.controller.http;

import io.broadside.protocol.wire.Problem;

/** A request that is answered with a problem document. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final Problem problem;

  ProblemException(int status, String kind, String title, String detail) {
    this(new Problem("/problems/" + kind, title, status, detail));
  }

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
