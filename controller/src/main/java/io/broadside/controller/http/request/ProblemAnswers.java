package io.broadside.controller.http.request;

import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.library.LibraryException;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that fails with a problem document (RFC 9457). */
public final class ProblemAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private static final int AWAY = 503;
  private static final String AGAIN_SECONDS = "2";

  private ProblemAnswers() {}

  public static void route(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> say(ctx, e.problem()));
    routes.exception(RunException.class, (e, ctx) -> say(ctx, of(e)));
    routes.exception(
        FleetException.class, (e, ctx) -> say(ctx, of("fleet", "Cannot scale", 502, e)));
    routes.exception(
        LibraryException.class,
        (e, ctx) -> say(ctx, of("bad-simulation", "Cannot be accepted", 400, e)));
    routes.exception(MethodNotAllowedResponse.class, ProblemAnswers::notThatMethod);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> say(ctx, http(e.getStatus(), String.valueOf(e.getMessage()))));
    routes.exception(Exception.class, ProblemAnswers::broken);
    routes.error(404, ProblemAnswers::nothingThere);
  }

  /** HTTP itself does not allow it. */
  public static Problem http(int status, String detail) {
    return new Problem("/problems/http", "Not possible", status, detail);
  }

  /** This controller does not steer, or not yet. */
  public static Problem away(String why) {
    return new Problem("/problems/not-steering", "Not the leading controller", AWAY, why);
  }

  /** The request of a run cannot be met. */
  public static Problem of(RunException e) {
    Problem problem = kind(e);
    return new Problem(
        problem.type(),
        problem.title(),
        problem.status(),
        problem.detail(),
        e.field().orElse(null));
  }

  private static Problem kind(RunException e) {
    return switch (e.code()) {
      case BAD_REQUEST -> of("bad-request", "Bad request", 400, e);
      case NOT_FOUND -> of("not-found", "Not found", 404, e);
      case BUSY -> of("busy", "Busy", 409, e);
      case AWAY -> away(String.valueOf(e.getMessage()));
      case OVER_LIMIT -> of("over-limit", "Over the limit", 422, e);
    };
  }

  private static Problem of(String kind, String title, int status, Exception e) {
    return new Problem("/problems/" + kind, title, status, String.valueOf(e.getMessage()));
  }

  private static void notThatMethod(MethodNotAllowedResponse e, Context ctx) {
    Set<String> methods = new TreeSet<>();
    e.getDetails().values().forEach(names -> methods.addAll(List.of(names.split(", ", -1))));
    if (methods.contains("GET")) {
      methods.add("HEAD"); // which is answered as a GET without its body
    }
    String allowed = String.join(", ", methods);
    ctx.header(Header.ALLOW, allowed);
    say(ctx, http(405, "%s allows %s.".formatted(ctx.path(), allowed)));
  }

  /**
   * Throws nothing itself, or Javalin would call it again, without end. Nothing can be asked or
   * said of a request whose reader has gone, once Jetty has taken it back.
   */
  public static void broken(Exception e, Context ctx) {
    try {
      String what = ctx.method() + " " + ctx.path();
      say(
          ctx,
          new Problem(
              "/problems/internal",
              "Broken",
              500,
              "Something failed in the controller. Its log has the details."));
      LOG.error("{} failed", what, e);
    } catch (RuntimeException gone) {
      LOG.debug("A request failed after its client was gone: {}", gone.getMessage(), e);
    }
  }

  private static void nothingThere(Context ctx) {
    if (!String.valueOf(ctx.res().getContentType()).contains("problem")) {
      say(
          ctx,
          new Problem(
              "/problems/not-found",
              "Not found",
              404,
              "There is no %s. GET /api/openapi.yaml describes all paths.".formatted(ctx.path())));
    }
  }

  private static void say(Context ctx, Problem problem) {
    if (problem.status() == AWAY) {
      ctx.header("Retry-After", AGAIN_SECONDS);
    }
    ctx.status(problem.status()).result(Json.write(problem)).contentType(Problem.MEDIA_TYPE);
  }
}
