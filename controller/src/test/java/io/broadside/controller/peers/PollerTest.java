package io.broadside.controller.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Requests;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Participant;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.status.Phase;
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
  private final WorkerClient client = new WorkerClient("token", clock, HERE);
  private final Plan plan = new Plan(null, "Shop", Map.of(), 7, Limits.DEFAULT, 0);
  private final Run run = new Run(new Spec("run-1", Requests.of(Map.of()), plan, 1, 90, 0));
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

    departures.gone(report, peer, "its pod was killed", true);

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
  void oneThatDoesNotAnswerIsToldNothingThatRenewsItsLeaseUntilItIsToStop() {
    answers("a-1");
    peer.contactNanos -= TimeUnit.SECONDS.toNanos(3);
    assertThat(poller.scheduleFor(peer, run)).isNull();

    run.stop(1);

    assertThat(poller.scheduleFor(peer, run)).isNotNull();
  }

  @Test
  void oneThatFollowsAnotherRunIsLeftAloneWhileAnotherControllerMaySteer() {
    answers("a-1");
    Run next = new Run(new Spec("run-2", Requests.of(Map.of()), plan, 1, 90, 0));
    assertThat(poller.scheduleFor(peer, next)).isNotNull();

    certain = false;

    assertThat(poller.scheduleFor(peer, next)).isNull();
    assertThat(poller.scheduleFor(peer, run)).isNotNull();
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
    Status status =
        new Status(
            worker,
            instance,
            Phase.RUNNING,
            run.id(),
            1,
            "digest",
            1,
            null,
            Map.of(),
            false,
            1,
            clock.nanos(),
            null,
            null,
            null);
    poller.heard(peer, new Reply.Answered(status, clock.nanos(), clock.nanos()), report);
  }
}
