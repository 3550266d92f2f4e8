package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.HttpWorkerClient;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollerTest {

  private static final Executor HERE = Runnable::run;

  private final Clock clock = new Clock();
  private final WorkerClient client = new HttpWorkerClient("token", clock, HERE);
  private final Plan plan = Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT);
  private final Run run = new Run(new Spec("run-1", RunRequests.of(Map.of()), plan, 1, 90, 0), 1);
  private final RunReport report = new RunReport(run);
  private final Peer peer =
      new Peer(
          new Member("a", Member.State.UP, URI.create("http://127.0.0.1:9"), null), clock.nanos());
  private boolean certain = true;
  private final Departures departures = new Departures(client, clock, HERE, List.of(peer));
  private final Poller poller =
      new Poller(
          client,
          clock,
          HERE,
          departures,
          new BundleSender(client, HERE, List.of(peer)),
          () -> Optional.of(report),
          () -> certain);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void oneThatRefusedAndThenDiedHasEnded() {
    answers("a-1");
    poller.heard(peer, new Reply.Refused("no"), report);

    departures.gone(report, peer, "its pod was killed");

    assertThat(run.roster().find("a-1")).map(Participant::ended).contains(true);
  }

  @Test
  void oneThatRefusedAndThenHasAnotherEngineHasEnded() {
    answers("a-1");
    poller.heard(peer, new Reply.Refused("no"), report);

    answers("a-2");

    assertThat(run.roster().find("a-1")).map(Participant::ended).contains(true);
    assertThat(run.roster().find("a-2")).map(Participant::ended).contains(false);
  }

  @Test
  void oneThatRefusedIsAskedHowItStandsAndThenToldAgain() {
    answers("a-1");
    assertThat(poller.scheduleFor(peer, run)).isNotNull();
    poller.heard(peer, new Reply.Refused("no"), report);
    assertThat(poller.scheduleFor(peer, run)).isNull();
    peer.urgent = false;

    answers("a-1");

    assertThat(peer.urgent).isTrue();
    assertThat(poller.scheduleFor(peer, run)).isNotNull();
  }

  @Test
  void aLeaseCountsFromWhatTheWorkerSaidLastHoweverLateItIsTold() {
    answers("a-1");
    long said = java.util.Objects.requireNonNull(peer.status).clockNanos();
    peer.contactNanos -= TimeUnit.SECONDS.toNanos(30);

    io.broadside.protocol.schedule.Schedule late = poller.scheduleFor(peer, run);

    assertThat(late).isNotNull().extracting(s -> s.lease().heardNanos()).isEqualTo(said);
  }

  @Test
  void whileAnotherControllerMaySteerNobodyIsToldAnythingButToStop() {
    answers("a-1");
    Run next = new Run(new Spec("run-2", RunRequests.of(Map.of()), plan, 1, 90, 0), 1);
    assertThat(poller.scheduleFor(peer, next)).isNotNull();

    certain = false;

    assertThat(poller.scheduleFor(peer, next)).isNull();
    assertThat(poller.scheduleFor(peer, run)).isNull();

    run.stop(1);

    assertThat(poller.scheduleFor(peer, run)).isNotNull();
  }

  @Test
  void anotherEngineHasAnotherClock() {
    answers("a-1");
    long before = peer.clock.nanos();

    peer.heard(new Reply.Answered(said("a-2", 5_000_000_000L), 0, 0));

    assertThat(before).isNotEqualTo(5_000_000_000L);
    assertThat(peer.clock.nanos()).isEqualTo(5_000_000_000L);
  }

  @Test
  void anotherWorkerAtItsAddressSaysNothingOfIt() {
    answers("a-1");

    answers("b", "b-1");

    assertThat(run.roster().find("a-1")).map(Participant::ended).contains(false);
    assertThat(run.roster().find("b-1")).isEmpty();
    assertThat(peer.trouble).isEqualTo("another worker answers at its address");
    assertThat(peer.is("a-1")).isTrue();
  }

  private void answers(String instance) {
    answers("a", instance);
  }

  private void answers(String worker, String instance) {
    Status status = said(worker, instance, clock.nanos());
    poller.heard(peer, new Reply.Answered(status, clock.nanos(), clock.nanos()), report);
  }

  private Status said(String instance, long clockNanos) {
    return said("a", instance, clockNanos);
  }

  private Status said(String worker, String instance, long clockNanos) {
    return Said.by(worker, instance).of(run.id()).at(clockNanos).status();
  }
}
