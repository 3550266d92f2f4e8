package io.broadside.controller.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.metrics.MeasuredWorker;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunReportTest {

  private static final long CREATED = 1_770_000_000_000L;

  private final Run run = begun();
  private final long start = run.course().orElseThrow().startMillis();
  private final RunReport report = new RunReport(run);

  @Test
  void aSecondThatWasPassedOverIsAGapAndTheVerdictCountsIt() {
    report.tick(start + 1_000);
    report.tick(start + 4_050);
    assertThat(report.moment(start + 4_050, List.of(), 0).seconds())
        .extracting(Second::gap)
        .containsExactly(false, true, true, false);

    report.tick(start + 5_000);
    report.close(start + 5_000);

    Verdicts verdicts = Objects.requireNonNull(report.record(start, List.of()).verdicts());
    assertThat(verdicts.generator().reasons())
        .filteredOn(r -> r.code().equals("gap"))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("for 2 s"));
  }

  @Test
  void secondsInWhichNobodyWasThereToStartUsersAreSaid() {
    long second = 1_000;
    threeAreThrough();
    run.step(start + second, Set.of(), () -> "");
    report.tick(start + second);
    run.dialogue().lost("instance-1", start + second);
    assertThat(run.problem()).get().asString().contains("No worker is ready to start users");
    report.tick(start + 2 * second);
    report.tick(start + 3 * second);
    report.close(start + 3 * second);

    assertThat(
            Objects.requireNonNull(report.record(start, List.of()).verdicts())
                .generator()
                .reasons())
        .filteredOn(r -> r.code().equals("no-workers"))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("For 3 s, there was no worker"));
  }

  @Test
  void atTheEndNobodyIsMissed() {
    report.tick(start + 4_000);
    Status through =
        Said.by("worker-1", "instance-1")
            .of("a-run")
            .version(1, Border.START)
            .in(EnginePhase.FINISHED)
            .progress("shop", new Progress(15, List.of(), 15, 15, true))
            .status();
    run.dialogue().heard(through, 0);
    run.step(start + 4_900, Set.of(), () -> "");
    assertThat(run.problem()).isEmpty();
    report.tick(start + 5_000);
    report.close(start + 5_000);

    assertThat(
            Objects.requireNonNull(report.record(start, List.of()).verdicts())
                .generator()
                .reasons())
        .extracting(Verdicts.Reason::code)
        .doesNotContain("no-workers");
  }

  @Test
  void aRunThatHasEndedIsTheSameWheneverItIsLookedAt() throws IOException {
    MeasuredWorker worker = new MeasuredWorker();
    worker.response("search", MetricNames.OK, 0.1);
    report.metrics().accept("instance-1", 0, worker.scrape());
    run.step(start + 1_000, Set.of(), () -> "");
    run.dialogue().lost("instance-1", start + 5_000);
    run.stop(start + 5_000);
    run.step(start + 5_000, Set.of(), () -> "");
    report.close(start + 5_100);

    Moment atItsEnd = report.moment(start + 5_100, List.of(row("finished", 15)), 0);
    Moment later = report.moment(start + 500_000, List.of(row("idle", 0)), 0);

    assertThat(atItsEnd.run().state()).isEqualTo(RunState.ABORTED);
    assertThat(atItsEnd.second()).isEqualTo(5);
    assertThat(atItsEnd.run().requests())
        .singleElement()
        .satisfies(r -> assertThat(r.perSecond()).isEqualTo(.2));
    assertThat(later).isEqualTo(atItsEnd);
  }

  @Test
  void whoIsOfferedIsAmongThoseThatWereStartedInAll() {
    threeAreThrough();
    report.tick(start + 1_050);

    Totals totals = report.record(start + 1_050, List.of()).totals();

    assertThat(totals.offered()).isEqualTo(3);
    assertThat(totals.started()).isEqualTo(3);
  }

  @Test
  void aReportInTimeHasNoGap() {
    for (int second = 1; second <= 5; second++) {
      report.tick(start + second * 1_000L + 99);
    }
    report.close(start + 5_100);
    assertThat(report.moment(start + 5_100, List.of(), 0).seconds())
        .extracting(Second::gap)
        .containsExactly(false, false, false, false, false);
    assertThat(
            Objects.requireNonNull(report.record(start, List.of()).verdicts())
                .generator()
                .reasons())
        .extracting(Verdicts.Reason::code)
        .doesNotContain("gap");
  }

  @Test
  void whatIsMeasuredAfterTheLastSecondIsInTheOneThatHasBegun() throws IOException {
    MeasuredWorker worker = new MeasuredWorker();
    worker.response("search", MetricNames.OK, 0.1);
    report.metrics().accept("instance-1", 0, worker.scrape());
    report.tick(start + 1_100);
    worker.response("search", MetricNames.OK, 0.1);
    worker.response("search", MetricNames.OK, 0.1);
    report.metrics().accept("instance-1", 0, worker.scrape());

    report.close(start + 1_200);

    assertThat(report.moment(start + 1_200, List.of(), 0).seconds())
        .extracting(Second::requests, Second::gap)
        .containsExactly(tuple(1L, false), tuple(2L, false));
  }

  @Test
  void aRunThatEndsBeforeItsLastSecondIsClosedHasNoGap() {
    report.tick(start + 4_100);
    report.close(start + 5_050);
    assertThat(report.moment(start + 5_050, List.of(), 3).seconds())
        .extracting(Second::second, Second::gap)
        .containsExactly(tuple(3L, false), tuple(4L, false));
  }

  @Test
  void responsesPerSecondAreCountedUpToTheLastOneAndNotToTheLastLook() throws IOException {
    MeasuredWorker worker = new MeasuredWorker();
    for (int i = 0; i < 20; i++) {
      worker.response("search", MetricNames.OK, 0.1);
    }
    report.tick(start + 1_050);
    report.metrics().accept("instance-1", 0, worker.scrape());
    report.tick(start + 2_050);
    report.tick(start + 3_050);
    assertThat(report.moment(start + 3_050, List.of(), 0).soFar())
        .as("how the assertion stands while the run goes on")
        .extracting(Verdicts.Judged::actual)
        .containsExactly(10.0);

    report.close(start + 3_900);

    assertThat(report.moment(start + 3_900, List.of(), 0).soFar()).isEmpty();
    Verdicts verdicts = Objects.requireNonNull(report.record(start, List.of()).verdicts());
    assertThat(verdicts.target().assertions())
        .extracting(Verdicts.Judged::actual)
        .containsExactly(10.0);
  }

  private void threeAreThrough() {
    run.dialogue()
        .heard(
            Said.by("worker-1", "instance-1")
                .of("a-run")
                .version(1, null)
                .through("shop", 3)
                .status(),
            0);
  }

  private static WorkerFigures row(String state, long started) {
    return new WorkerFigures(
        "worker-1",
        state,
        null,
        0,
        started,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Run begun() {
    Plan plan = Plan.of(new Source.OnClassPath("Checkout"), 7, Limits.DEFAULT);
    Run run = new Run(new Spec("a-run", RunRequests.of(Map.of()), plan, 1, 90, CREATED), 1);
    run.step(CREATED, Set.of(), () -> "");
    run.dialogue()
        .heard(Said.by("worker-1", "instance-1").of("a-run").in(EnginePhase.PREPARED).status(), 0);
    run.dialogue()
        .outlined(
            new Outline(
                "Checkout",
                "digest",
                null,
                List.of(
                    new Population(
                        "shop", Population.Model.OPEN, true, Set.of(), List.of(3, 3, 3, 3, 3))),
                List.of(
                    new Assertion(
                        Assertion.Scope.GLOBAL,
                        List.of(),
                        Assertion.Measure.REQUESTS_PER_SECOND,
                        Assertion.Requests.ALL,
                        0,
                        Assertion.Condition.GTE,
                        List.of(10.0))),
                false,
                List.of()));
    run.step(CREATED, Set.of(), () -> "");
    return run;
  }
}
