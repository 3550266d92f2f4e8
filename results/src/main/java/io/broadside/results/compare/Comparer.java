package io.broadside.results.compare;

import io.broadside.results.compare.admission.Admission;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.estimate.Bootstrap;
import io.broadside.results.compare.estimate.Estimate;
import io.broadside.results.compare.estimate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides whether new runs are worse than a baseline, with few false alarms: FAIL only if the whole
 * interval of a difference lies beyond the tolerance, PASS only if it lies below. Thread-safe.
 */
public final class Comparer {

  /** Of the rows that are marked, as large a part at most is expected to be marked wrongly. */
  static final double FALSE_MARKS = 0.05;

  private final Strictness settings;

  /** Compares as strictly as these settings say. */
  public Comparer(Strictness settings) {
    this.settings = settings;
  }

  /**
   * Compares two sides of one run or several each.
   *
   * @throws IllegalArgumentException if a side has no run
   */
  public Comparison compare(List<ComparedRun> baseline, List<ComparedRun> changed) {
    if (baseline.isEmpty() || changed.isEmpty()) {
      throw new IllegalArgumentException("both sides need a run");
    }
    List<String> refusals = Admission.refusals(baseline, changed);
    if (!refusals.isEmpty()) {
      return new Comparison(Decision.INCONCLUSIVE, refusals, List.of());
    }
    List<String> missing = new ArrayList<>();
    List<String> common = common(baseline, changed, missing);
    List<Question> questions =
        common.parallelStream().flatMap(r -> questions(r, baseline, changed)).toList();
    return decide(answers(questions), missing);
  }

  /** The requests that all runs have, and sentences about the others. */
  private static List<String> common(
      List<ComparedRun> baseline, List<ComparedRun> changed, List<String> missing) {
    List<ComparedRun> all = Stream.concat(baseline.stream(), changed.stream()).toList();
    TreeSet<String> requests = new TreeSet<>();
    all.forEach(run -> requests.addAll(run.requests().keySet()));
    List<String> common = new ArrayList<>();
    for (String request : requests) {
      List<String> without =
          all.stream().filter(r -> !r.has(request)).map(ComparedRun::name).distinct().toList();
      if (without.isEmpty()) {
        common.add(request);
      } else {
        missing.add(
            "Request %s has no response in the steady part of %s."
                .formatted(request, String.join(", ", without)));
      }
    }
    if (common.isEmpty()) {
      missing.add("The sides have no request in common.");
    }
    return common;
  }

  private Stream<Question> questions(
      String request, List<ComparedRun> baseline, List<ComparedRun> changed) {
    List<Map<Figure, Estimate>> before = estimates(request, baseline);
    List<Map<Figure, Estimate>> after = estimates(request, changed);
    return Stream.of(Figure.values())
        .map(
            figure ->
                Question.of(
                    request,
                    figure,
                    before.stream().map(e -> e.get(figure)).toList(),
                    after.stream().map(e -> e.get(figure)).toList(),
                    settings.tolerance()));
  }

  private List<Map<Figure, Estimate>> estimates(String request, List<ComparedRun> side) {
    Bootstrap bootstrap = settings.bootstrap();
    return side.stream().map(run -> bootstrap.estimates(run.sample(request))).toList();
  }

  private List<Row> answers(List<Question> questions) {
    double[] p = questions.stream().mapToDouble(Question::p).toArray();
    double[] adjusted = MultipleTests.holm(p);
    double[] marks = MultipleTests.benjaminiHochberg(p);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      boolean marked = marks[i] <= FALSE_MARKS;
      rows.add(new Answer(questions.get(i), settings, p.length).row(adjusted[i], marked));
    }
    return rows;
  }

  private static Comparison decide(List<Row> rows, List<String> missing) {
    List<String> reasons = new ArrayList<>(missing);
    List<Row> failed = rows.stream().filter(r -> r.decision() == Decision.FAIL).toList();
    List<Row> open = rows.stream().filter(r -> r.decision() == Decision.INCONCLUSIVE).toList();
    failed.forEach(row -> reasons.add(row.why()));
    open.forEach(row -> reasons.add(row.why()));
    if (!failed.isEmpty()) {
      return new Comparison(Decision.FAIL, reasons, rows);
    }
    if (!missing.isEmpty() || !open.isEmpty()) {
      return new Comparison(Decision.INCONCLUSIVE, reasons, rows);
    }
    reasons.add("None of the %d figures is worse than tolerated.".formatted(rows.size()));
    return new Comparison(Decision.PASS, reasons, rows);
  }
}
