package io.broadside.controller.http.results;

import io.broadside.controller.http.request.Parameters;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.SmallestChange;
import io.broadside.results.compare.Strictness;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.kept.Baselines;
import io.broadside.results.compare.kept.KeptRun;
import io.broadside.results.compare.kept.RunTrend;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** Serves comparisons and trends of runs, one at a time: each takes a processor some seconds. */
public final class ComparisonResource {

  private final ReentrantLock one = new ReentrantLock();
  private final ResultStore store;

  public ComparisonResource(ResultStore store) {
    this.store = store;
  }

  public void route(RoutesConfig routes) {
    routes.get("/api/runs/{id}/comparison", ctx -> answer(ctx, () -> comparison(ctx)));
    routes.get("/api/runs/{id}/smallest-changes", ctx -> answer(ctx, () -> smallest(ctx)));
    routes.get("/api/trend", ctx -> answer(ctx, () -> trend(ctx)));
  }

  private void answer(Context ctx, Callable<Object> question) throws Exception {
    one.lock();
    try {
      ctx.contentType("application/json").result(RecordJson.pretty(question.call()));
    } finally {
      one.unlock();
    }
  }

  private Object comparison(Context ctx) throws IOException {
    String id = ctx.pathParam("id");
    ComparedRun now = run(id);
    String with = Parameters.text(ctx, "with", Baselines.BASELINE);
    List<ComparedRun> before = new ArrayList<>();
    for (String said : Arrays.asList(with.split(",", -1))) {
      before.add(run(Baselines.isWord(said) ? earlier(id, said) : said));
    }
    return new Comparer(settings(ctx)).compare(before, List.of(now));
  }

  private String earlier(String id, String word) throws IOException {
    return Baselines.find(store.list(), id, word)
        .orElseThrow(
            () ->
                ProblemException.missing(
                    word.equals(Baselines.BASELINE)
                        ? "No run of the same test as %s is marked as a baseline.".formatted(id)
                        : "There is no earlier run of the same test as %s.".formatted(id)));
  }

  private Object smallest(Context ctx) throws IOException {
    return SmallestChange.of(run(ctx.pathParam("id")), settings(ctx));
  }

  private static Strictness settings(Context ctx) {
    double tolerance = Parameters.decimal(ctx, "tolerance", Strictness.DEFAULT.tolerance());
    try {
      return Strictness.tolerating(tolerance);
    } catch (IllegalArgumentException e) {
      throw ProblemException.bad(
          "tolerance must be more than 0 and less than 10. For example, 0.05 is 5 %.");
    }
  }

  private Object trend(Context ctx) throws IOException {
    String figure = Parameters.text(ctx, "figure", RunTrend.TrendFigure.p95.name());
    RunTrend.TrendFigure of =
        Arrays.stream(RunTrend.TrendFigure.values())
            .filter(f -> f.name().equals(figure))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.bad(
                        "There is no figure %s. The figures are %s."
                            .formatted(figure, Arrays.toString(RunTrend.TrendFigure.values()))));
    long last = Parameters.number(ctx, "last", RunTrend.USUAL);
    return RunTrend.of(
        store.list(), ctx.queryParam("test"), of, Math.clamp(last, 0, Integer.MAX_VALUE));
  }

  private ComparedRun run(String id) throws IOException {
    RunFolder folder = store.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
    return KeptRun.of(folder);
  }
}
