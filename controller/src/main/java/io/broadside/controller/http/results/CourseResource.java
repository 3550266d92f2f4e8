package io.broadside.controller.http.results;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.Parameters;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.page.HtmlReport;
import io.broadside.controller.report.Moment;
import io.broadside.results.heat.Heat;
import io.broadside.results.heat.HeatMap;
import io.broadside.results.record.FleetChange;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The course of a run, in what a chart needs beside its seconds. */
public final class CourseResource {

  /** Each takes some megabytes for a run of 12 hours. */
  private static final int MOST_KEPT = 2;

  private final ReentrantLock one = new ReentrantLock();
  private final Map<String, Heat> heats = new LinkedHashMap<>(4, 0.75f, true);
  private final Runs runs;
  private final ResultStore store;

  public CourseResource(Runs runs, ResultStore store) {
    this.runs = runs;
    this.store = store;
  }

  public void route(RoutesConfig routes) {
    routes.get("/api/runs/{id}/heatmap", ctx -> Bodies.answer(ctx, 200, heatMap(ctx)));
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

  /** Of a run that goes on, as far as it is written: some seconds ago. */
  private HeatMap heatMap(Context ctx) throws IOException {
    String id = known(ctx).run().id();
    long from = Parameters.number(ctx, "from", 0);
    long to = Parameters.number(ctx, "to", Long.MAX_VALUE);
    if (from < 0 || to < from) {
      throw ProblemException.bad("from must be 0 or more, and to no less than from.");
    }
    Optional<RunFolder> kept = store.find(id);
    one.lock();
    try {
      Heat heat = heats.computeIfAbsent(id, unknown -> new Heat());
      if (heats.size() > MOST_KEPT) {
        heats.remove(heats.keySet().iterator().next());
      }
      if (kept.isPresent()) {
        heat.update(kept.get());
      }
      return heat.map(from, to);
    } finally {
      one.unlock();
    }
  }

  private Moment known(Context ctx) {
    String id = ctx.pathParam("id");
    return runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
  }
}
