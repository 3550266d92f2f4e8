package io.broadside.controller.http.results;

import io.broadside.controller.http.request.Parameters;
import io.broadside.controller.http.request.ProblemException;
import io.javalin.http.Context;

/**
 * Some seconds of a run.
 *
 * @param from the first
 * @param to the one after the last
 */
record SecondRange(long from, long to) {

  /** The range that a request asks for. */
  static SecondRange of(Context ctx) {
    SecondRange span =
        new SecondRange(
            Parameters.number(ctx, "from", 0), Parameters.number(ctx, "to", Long.MAX_VALUE));
    if (span.from < 0 || span.to < span.from) {
      throw ProblemException.bad("from must be 0 or more, and to must not be less than from.");
    }
    return span;
  }
}
