package io.broadside.controller.http.results;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.Parameters;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.page.HtmlReport;
import io.broadside.controller.report.Moment;
import io.broadside.results.course.RequestCourse;
import io.broadside.results.course.RequestName;
import io.broadside.results.course.RequestSeries;
import io.broadside.results.course.RunCourse;
import io.broadside.results.record.FleetChange;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Serves the course of a run for charts, apart from its seconds. For a run that goes on, it ends
 * some seconds ago, where the files end.
 */
public final class CourseResource {

  /** Each takes some megabytes for a run of 12 hours. */
  private static final int MOST_RUNS = 2;

  /** Each takes a megabyte for a run of 12 hours. */
  private static final int MOST_REQUESTS = 8;

  private final Kept<String, RunCourse> courses;
  private final Kept<Map.Entry<String, RequestName>, RequestCourse> requests;
  private final ReentrantLock one = new ReentrantLock();
  private final Runs runs;
  private final ResultStore store;

  public CourseResource(Runs runs, ResultStore store) {
    this.runs = runs;
    this.store = store;
    this.courses = new Kept<>(MOST_RUNS, store, RunCourse::update);
    this.requests = new Kept<>(MOST_REQUESTS, store, RequestCourse::update);
  }

  public void route(RoutesConfig routes) {
    routes.get(
        "/api/runs/{id}/heatmap",
        ctx -> {
          SecondRange span = SecondRange.of(ctx);
          answer(ctx, course -> course.heat(span.from(), span.to()));
        });
    routes.get(
        "/api/runs/{id}/errors",
        ctx -> {
          SecondRange span = SecondRange.of(ctx);
          answer(ctx, course -> course.errors(span.from(), span.to()));
        });
    routes.get("/api/runs/{id}/sparklines", ctx -> answer(ctx, RunCourse::sparklines));
    routes.get("/api/runs/{id}/series", ctx -> Bodies.answer(ctx, 200, series(ctx)));
    routes.get("/api/runs/{id}/changes", ctx -> Bodies.answer(ctx, 200, changes(ctx)));
    routes.get("/api/runs/{id}/report", this::report);
  }

  private List<FleetChange> changes(Context ctx) {
    return known(ctx).run().fleet().changes();
  }

  private void report(Context ctx) throws IOException {
    String id = ctx.pathParam("id");
    RunFolder kept = store.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
    one.lock();
    try {
      ctx.contentType("text/html; charset=utf-8")
          .header("Content-Disposition", "attachment; filename=\"%s.html\"".formatted(id))
          .result(HtmlReport.of(kept));
    } finally {
      one.unlock();
    }
  }

  private void answer(Context ctx, Function<RunCourse, Object> question) throws IOException {
    String id = known(ctx).run().id();
    Bodies.answer(ctx, 200, courses.ask(id, id, RunCourse::new, question));
  }

  private RequestSeries series(Context ctx) throws IOException {
    Moment moment = known(ctx);
    String id = moment.run().id();
    RequestName name = request(ctx, moment);
    SecondRange span = SecondRange.of(ctx);
    return requests.ask(
        Map.entry(id, name),
        id,
        () -> new RequestCourse(name),
        course -> course.series(span.from(), span.to()));
  }

  /** A scenario need be said only where several have a request of that name. */
  private static RequestName request(Context ctx, Moment moment) {
    String request = Parameters.text(ctx, "request", "");
    String scenario = Parameters.text(ctx, "scenario", "");
    boolean group = Parameters.text(ctx, "group", "false").equals("true");
    return moment.run().requests().stream()
        .map(RequestName::of)
        .filter(r -> r.request().equals(request) && r.group() == group)
        .filter(r -> scenario.isEmpty() || r.scenario().equals(scenario))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.missing(
                    "Run %s has no %s \"%s\"%s; /api/runs/%s/live lists those that it has."
                        .formatted(
                            moment.run().id(),
                            group ? "group" : "request",
                            request,
                            scenario.isEmpty() ? "" : " of scenario \"%s\"".formatted(scenario),
                            moment.run().id())));
  }

  private Moment known(Context ctx) {
    String id = ctx.pathParam("id");
    return runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
  }
}
