package io.broadside.results.compare.kept;

import io.broadside.results.compare.trend.ChangePoint;
import io.broadside.results.compare.trend.Trend;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.store.RunSummary;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trend of a figure over the latest runs of a test whose generator was valid.
 *
 * @param test its name for people; empty if no run is kept
 * @param figure of all requests together
 * @param runs their ids, the oldest first
 * @param values one for each, in ms, or in percent for errors
 * @param changes where it has changed for good
 */
public record RunTrend(
    String test,
    TrendFigure figure,
    List<String> runs,
    List<Double> values,
    List<ChangePoint> changes) {

  /** How many runs are read by default. */
  public static final int USUAL = 30;

  /** The figures that have a trend. */
  public enum TrendFigure {
    /** Median response time, ms. */
    p50,
    /** 95th percentile, ms. */
    p95,
    /** 99th percentile, ms. */
    p99,
    /** Failed requests, in percent of all. */
    errors;

    private @Nullable Double of(RunSummary run) {
      return switch (this) {
        case p50 -> run.p50();
        case p95 -> run.p95();
        case p99 -> run.p99();
        case errors ->
            run.requests() == 0 ? null : (Double) (100.0 * run.errors() / run.requests());
      };
    }

    /** The unit of its values. */
    public String unit() {
      return this == errors ? "%" : "ms";
    }
  }

  /** Copies the lists. */
  public RunTrend {
    runs = List.copyOf(runs);
    values = List.copyOf(values);
    changes = List.copyOf(changes);
  }

  /**
   * Looks for it.
   *
   * @param all runs, the newest first
   * @param test null for that of the newest run
   * @param last over how many runs
   */
  public static RunTrend of(
      List<RunSummary> all, @Nullable String test, TrendFigure figure, int last) {
    String of = test != null ? test : all.stream().findFirst().map(RunSummary::test).orElse("");
    List<RunSummary> runs =
        all.stream()
            .filter(r -> r.test().equals(of) && r.state() == RunState.FINISHED)
            .filter(r -> r.trust() == Verdicts.Trust.VALID && figure.of(r) != null)
            .limit(Math.max(0, last))
            .toList()
            .reversed();
    List<Double> values = runs.stream().map(r -> Objects.requireNonNull(figure.of(r))).toList();
    List<String> ids = runs.stream().map(RunSummary::id).toList();
    return new RunTrend(of, figure, ids, values, Trend.changes(values));
  }
}
