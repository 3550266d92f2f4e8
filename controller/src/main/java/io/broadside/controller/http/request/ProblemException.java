package io.broadside.controller.http.request;

import io.broadside.protocol.wire.Problem;

/** A request that is answered with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final Problem problem;

  public ProblemException(int status, String kind, String title, String detail) {
    this(new Problem("/problems/" + kind, title, status, detail));
  }

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The request makes no sense; the sentence says what is to be said instead. */
  public static ProblemException bad(String detail) {
    return new ProblemException(400, "bad-request", "Bad request", detail);
  }

  /**
   * The same about one field.
   *
   * @param field its path; empty where it is the whole request
   */
  public static ProblemException bad(String detail, String field) {
    return new ProblemException(
        new Problem(
            "/problems/bad-request", "Bad request", 400, detail, field.isEmpty() ? null : field));
  }

  /** The resource does not exist (404). */
  public static ProblemException missing(String detail) {
    return new ProblemException(404, "not-found", "Not found", detail);
  }

  /** There is no run of that id. */
  public static ProblemException unknownRun(String id) {
    return new ProblemException(
        404,
        "not-found",
        "No such run",
        "There is no run %s. GET /api/runs lists all runs.".formatted(id));
  }

  public Problem problem() {
    return problem;
  }
}
