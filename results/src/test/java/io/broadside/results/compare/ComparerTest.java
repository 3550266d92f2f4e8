package io.broadside.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.estimate.Figure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComparerTest {

  private static final Strictness QUICK = new Strictness(0.05, 0.99, 10, 200, 1);

  private static Comparison compare(ComparedRun baseline, ComparedRun changed) {
    return new Comparer(QUICK).compare(List.of(baseline), List.of(changed));
  }

  private static Row row(Comparison comparison, Figure figure) {
    return comparison.rows().stream().filter(r -> r.figure() == figure).findFirst().orElseThrow();
  }

  @Property(tries = 20)
  void aRunIsNeverWorseThanItself(
      @ForAll @DoubleRange(min = 0, max = 3) double median,
      @ForAll @DoubleRange(min = 0, max = 1) double spread,
      @ForAll @DoubleRange(min = 0, max = 0.5) double wandering,
      @ForAll @DoubleRange(min = 0, max = 1) double errors,
      @ForAll @IntRange(min = 1, max = 150) int seconds) {
    ComparedRun run = new MadeRun("A", seconds, median, spread, wandering, errors).run();
    Comparison comparison = compare(run, run);
    assertThat(comparison.decision()).isNotEqualTo(Decision.FAIL);
    assertThat(comparison.rows()).allMatch(row -> row.difference() == 0 && !row.marked());
  }

  @Property(tries = 20)
  void swappingTheSidesMirrorsTheDifferences(
      @ForAll @DoubleRange(min = 0.05, max = 3) double one,
      @ForAll @DoubleRange(min = 0.05, max = 3) double other) {
    ComparedRun a = MadeRun.noisy("A", one).run();
    ComparedRun b = MadeRun.noisy("B", other).run();
    List<Row> there = compare(a, b).rows();
    List<Row> back = compare(b, a).rows();
    for (int i = 0; i < there.size(); i++) {
      assertThat(back.get(i).difference()).isEqualTo(-there.get(i).difference());
      assertThat(List.of(there.get(i).decision(), back.get(i).decision()))
          .isNotEqualTo(List.of(Decision.FAIL, Decision.FAIL));
    }
  }

  @Property(tries = 10)
  void whatIsSlowerThanToleratedFailsWhereThereIsLittleNoise(
      @ForAll @DoubleRange(min = 0.4, max = 2) double median,
      @ForAll @DoubleRange(min = 1.15, max = 2) double times) {
    Comparison comparison =
        compare(MadeRun.calm("A", median).run(), MadeRun.calm("B", median * times).run());
    assertThat(comparison.decision()).isEqualTo(Decision.FAIL);
    assertThat(row(comparison, Figure.P95).decision()).isEqualTo(Decision.FAIL);
    assertThat(row(comparison, Figure.P95).marked()).isTrue();
    assertThat(row(comparison, Figure.P95).why()).contains("p95 of get").contains("tolerated");
  }

  @Property(tries = 30)
  void aDecisionHasItsWholeIntervalOnOneSideOfTheTolerance(
      @ForAll @DoubleRange(min = 0.05, max = 3) double median,
      @ForAll @DoubleRange(min = 0.8, max = 1.3) double times,
      @ForAll @DoubleRange(min = 0, max = 0.1) double wandering) {
    ComparedRun a = new MadeRun("A", 100, median, 0.3, wandering, 0.001).run();
    ComparedRun b = new MadeRun("B", 100, median * times, 0.3, wandering, 0.002).run();
    for (Row row : compare(a, b).rows()) {
      Row.Interval interval = Objects.requireNonNull(row.interval());
      assertThat(row.difference()).isBetween(interval.low(), interval.high());
      switch (row.decision()) {
        case PASS -> assertThat(interval.high()).isLessThanOrEqualTo(row.tolerance());
        case FAIL -> assertThat(interval.low()).isGreaterThan(row.tolerance());
        case INCONCLUSIVE -> assertThat(interval.high()).isGreaterThan(row.tolerance());
      }
      assertThat(row.adjusted()).isGreaterThanOrEqualTo(row.p());
    }
  }

  @Test
  void whatIsFasterPasses() {
    Comparison comparison = compare(MadeRun.calm("A", 1).run(), MadeRun.calm("B", 0.5).run());
    assertThat(comparison.decision()).isEqualTo(Decision.PASS);
    assertThat(comparison.reasons()).hasSize(1);
  }

  @Test
  void anUndecidedFigureSaysHowLongARunWouldDecideIt() {
    Row row =
        row(compare(MadeRun.noisy("A", 0.5).run(), MadeRun.noisy("B", 0.55).run()), Figure.P95);
    assertThat(row.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(row.secondsNeeded()).isGreaterThan(120);
    assertThat(row.why()).contains("would decide it");
  }

  @Test
  void constantTimesAreDecidedByTheToleranceAlone() {
    ComparedRun a = MadeRun.constant("A", 0.1).run();
    assertThat(row(compare(a, MadeRun.constant("B", 0.104).run()), Figure.P99).decision())
        .isEqualTo(Decision.PASS);
    assertThat(row(compare(a, MadeRun.constant("B", 0.12).run()), Figure.P99).decision())
        .isEqualTo(Decision.FAIL);
  }

  @Test
  void aMillisecondMoreIsNoChangeWhereTimesAreAFewMilliseconds() {
    ComparedRun zero = MadeRun.constant("A", 0).run();
    assertThat(row(compare(zero, MadeRun.constant("B", 0.001).run()), Figure.P50).decision())
        .isEqualTo(Decision.PASS);
    assertThat(row(compare(zero, MadeRun.constant("B", 0.005).run()), Figure.P50))
        .matches(r -> r.decision() == Decision.FAIL);
  }

  @Test
  void noErrorsAmongFewRequestsDoNotPass() {
    ComparedRun few = MadeRun.constant("A", 0.1).lasting(60).run();
    assertThat(row(compare(few, few), Figure.ERROR_RATE).decision())
        .isEqualTo(Decision.INCONCLUSIVE);
    ComparedRun many = MadeRun.constant("A", 0.1).lasting(600).run();
    assertThat(row(compare(many, many), Figure.ERROR_RATE).decision()).isEqualTo(Decision.PASS);
  }

  @Test
  void moreErrorsFail() {
    Comparison comparison =
        compare(
            MadeRun.calm("A", 0.1).failing(0.001).run(),
            MadeRun.calm("B", 0.1).failing(0.02).run());
    assertThat(row(comparison, Figure.ERROR_RATE).decision()).isEqualTo(Decision.FAIL);
    assertThat(row(comparison, Figure.ERROR_RATE).difference()).isCloseTo(0.019, within(0.004));
    assertThat(comparison.decision()).isEqualTo(Decision.FAIL);
  }

  @Test
  void aRunThatIsTooShortSaysHowLongItMustBe() {
    ComparedRun brief = MadeRun.calm("A", 0.1).lasting(40).run();
    Row row = row(compare(brief, brief), Figure.P50);
    assertThat(row.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(row.interval()).isNull();
    assertThat(row.secondsNeeded()).isEqualTo(60);
    assertThat(row.why()).contains("6 blocks of 10 s are needed");
  }

  @Test
  void requestsOfOneSideOnlyAreNamed() {
    Comparison comparison =
        compare(MadeRun.calm("A", 1).run("get", "put"), MadeRun.calm("B", 2).run("get"));
    assertThat(comparison.decision()).isEqualTo(Decision.FAIL);
    assertThat(comparison.reasons())
        .contains("Request put has no response in the steady part of B.");
    assertThat(comparison.rows()).hasSize(4).allMatch(row -> row.request().equals("get"));
    assertThat(compare(MadeRun.calm("A", 1).run("a"), MadeRun.calm("B", 1).run("b")).reasons())
        .contains("The sides have no request in common.");
  }

  @Test
  void runsOfASideThatDifferMakeTheIntervalWider() {
    ComparedRun a = MadeRun.calm("A1", 1).run();
    List<ComparedRun> alike = List.of(a, MadeRun.calm("A2", 1).run(), MadeRun.calm("A3", 1).run());
    List<ComparedRun> differing =
        List.of(a, MadeRun.calm("A2", 1.2).run(), MadeRun.calm("A3", 0.8).run());
    List<ComparedRun> slower = List.of(MadeRun.calm("B", 1.2).run());
    Comparer comparer = new Comparer(QUICK);
    assertThat(row(comparer.compare(alike, slower), Figure.P50).decision())
        .isEqualTo(Decision.FAIL);
    Row row = row(comparer.compare(differing, slower), Figure.P50);
    assertThat(row.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(row.secondsNeeded()).isNull();
    assertThat(row.why()).contains("more runs would decide it");
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    ComparedRun a = MadeRun.noisy("A", 1).run("x", "y", "z");
    ComparedRun b = MadeRun.noisy("B", 1).run("x", "y", "z");
    assertThat(compare(a, b)).isEqualTo(compare(a, b));
  }

  @Test
  void aSideWithoutRunsIsRefused() {
    Comparer comparer = new Comparer(QUICK);
    List<ComparedRun> one = List.of(new ComparedRun(MadeRun.calm("A", 1).conditions(), Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> comparer.compare(List.of(), one));
    assertThatIllegalArgumentException().isThrownBy(() -> comparer.compare(one, List.of()));
  }
}
