package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.Member.State;
import io.broadside.controller.metrics.MeasuredWorker;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.figures.WorkerFigures;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerRowsTest {

  private static final long NOW = TimeUnit.HOURS.toNanos(1);

  private final Run run =
      new Run(
          new Spec(
              "run-1",
              RunRequests.of(Map.of("leaseSeconds", 60)),
              Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT),
              1,
              90,
              0),
          1);
  private final RunReport report = new RunReport(run);
  private final Peer peer = new Peer(member(State.UP, null), NOW);

  @Test
  void whoeverIsSilentIsShownWithAllThatIsKnownOfItAndForHowLongItKeepsItsShare() {
    takesPart();
    peer.member = member(State.UP, "its engine's process is stopped");
    peer.trouble = "it did not answer within 2 s";

    WorkerFigures row = WorkerRows.of(peer, report, NOW + TimeUnit.SECONDS.toNanos(10));

    assertThat(row.state()).isEqualTo("unreachable");
    assertThat(row.reason())
        .isEqualTo(
            "its engine's process is stopped; it did not answer within 2 s. It keeps its share"
                + " until its lease ends, in 51 s at most");
  }

  @Test
  void whatMayKeepAWorkerFromAnsweringIsNoNewsWhileItAnswers() {
    takesPart();
    peer.member = member(State.UP, "its node is not ready");

    WorkerFigures row = WorkerRows.of(peer, report, NOW);

    assertThat(row.state()).isEqualTo("running");
    assertThat(row.reason()).isNull();
  }

  @Test
  void oneRequestInVainIsNoNewsButARefusalIs() {
    takesPart();
    peer.trouble = "it accepts no connections";
    assertThat(WorkerRows.of(peer, report, NOW).reason()).isNull();

    peer.refused = true;
    assertThat(WorkerRows.of(peer, report, NOW).reason()).isEqualTo("it accepts no connections");
  }

  @Test
  void oneThatIsStillToAnswerForTheFirstTimeHasAReason() {
    peer.trouble = "it accepts no connections";

    assertThat(WorkerRows.of(peer, report, NOW).reason()).isEqualTo("it accepts no connections");
  }

  @Test
  void oneThatHasFinishedShowsHowLateItsUsersWereInAll() throws Exception {
    takesPart();
    MeasuredWorker measured = new MeasuredWorker();
    measured.lateness(0.003);
    for (int second = 0; second < 10; second++) {
      report.metrics().accept("a-1", TimeUnit.SECONDS.toNanos(second), measured.scrape());
    }
    assertThat(WorkerRows.of(peer, report, NOW).lateness()).as("in the last seconds").isNull();

    heard(EnginePhase.FINISHED);

    assertThat(WorkerRows.of(peer, report, NOW).lateness()).isCloseTo(3, within(0.1));
  }

  @Test
  void oneThatHasVanishedIsShownAsItAnswersAndIsGoneOnceItsLeaseHasEnded() {
    takesPart();
    peer.member = member(State.VANISHED, "its pod is no longer in the Kubernetes API");
    WorkerFigures answering = WorkerRows.of(peer, report, NOW);
    assertThat(answering.state()).isEqualTo("running");
    assertThat(answering.reason()).isEqualTo("its pod is no longer in the Kubernetes API");

    WorkerFigures silent = WorkerRows.of(peer, report, NOW + TimeUnit.SECONDS.toNanos(10));
    assertThat(silent.state()).isEqualTo("unreachable");
    assertThat(silent.reason())
        .contains("its pod is no longer in the Kubernetes API", "until its lease ends");

    run.dialogue().lost("a-1", 0);

    assertThat(WorkerRows.of(peer, report, NOW).state()).isEqualTo("gone");
  }

  @Test
  void oneThatHasVanishedAndNeverHadAPartIsGone() {
    peer.member = member(State.VANISHED, "its pod is no longer in the Kubernetes API");

    assertThat(WorkerRows.of(peer, report, NOW).state()).isEqualTo("gone");
    assertThat(WorkerRows.of(peer, null, NOW).state()).isEqualTo("gone");
  }

  private static Member member(State state, @Nullable String reason) {
    return new Member("a", state, URI.create("http://127.0.0.1:9"), reason);
  }

  private void takesPart() {
    heard(EnginePhase.RUNNING);
  }

  private void heard(EnginePhase phase) {
    Status status = Said.by("a", "a-1").in(phase).of(run.id()).at(NOW).status();
    peer.heard(new Reply.Answered(status, NOW, NOW));
    run.dialogue().heard(status, 0);
  }
}
