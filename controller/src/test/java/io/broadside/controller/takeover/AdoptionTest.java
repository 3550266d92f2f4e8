package io.broadside.controller.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.StandingFleet;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.FakeWorkers;
import io.broadside.controller.exchange.Reply;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The controller before this one had term 4, and left a run that began at 1,000 s. */
class AdoptionTest {

  private static final URI ONE = URI.create("http://one");
  private static final URI TWO = URI.create("http://two");
  private static final long START_MILLIS = 1_000_000;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Plan PLAN =
      Plan.of(new Source.OnClassPath("Shop"), 7, new Limits(100, 100, 1));
  private static final Slots ALL = Slots.range(0, Deal.slotsFor(1));

  private long now = TimeUnit.MILLISECONDS.toNanos(START_MILLIS) + 10 * SECOND;
  private final Clock clock = new Clock(() -> now);
  private final FakeWorkers workers = new FakeWorkers(clock);

  @Test
  void nobodyIsTakenForGoneBeforeItIsKnownWhoIsThere() {
    FakeFleet fleet = new FakeFleet(3);
    fleet.known = false;
    Adoption adoption = adoption(fleet);
    assertThat(adoption.step()).isEmpty();

    fleet.known = true;

    assertThat(adoption.step()).isPresent();
  }

  @Test
  void aWorkerTakesTheTermAndNothingElseBeforeItSaysWhatItOwns() {
    works(ONE, "one-1");
    Adopted adopted = adoption(fleet(ONE)).step().orElseThrow();

    assertThat(workers.heard).containsExactly("status", "schedule", "claim");
    assertThat(workers.told)
        .containsExactly(
            new Schedule(
                "run",
                "one-1",
                5,
                null,
                null,
                0,
                0,
                null,
                Map.of(),
                Map.of(),
                new Lease(now, 60_000),
                false,
                false));
    Run run = adopted.report().run();
    assertThat(run.term()).isEqualTo(5);
    assertThat(run.share("one-1")).isEqualTo(1);
    assertThat(run.course().orElseThrow().startMillis()).isEqualTo(START_MILLIS);
  }

  @Test
  void theTermIsNeverOneThatWasThereAlready() {
    works(ONE, "one-1");
    Adoption adoption = new Adoption(left(), 2, fleet(ONE), workers, clock, Runnable::run);
    assertThat(adoption.step().orElseThrow().report().run().term()).isEqualTo(5);
  }

  /** It still listens to the one before, or has heard a newer one. */
  @Test
  void oneThatHasNotTakenTheTermIsNotHeard() {
    works(ONE, "one-1");
    works(TWO, "two-1");
    workers.answers.put(ONE, any -> workers.answered(Said.by("one", "one-1").term(4).status()));
    workers.answers.put(TWO, any -> new Reply.Refused("It follows a newer one."));
    Adoption adoption = adoption(fleet(ONE, TWO));

    assertThat(adoption.step()).isEmpty();

    assertThat(workers.heard).doesNotContain("claim");
    works(ONE, "one-1");
    works(TWO, "two-1");
    now += SECOND;
    assertThat(adoption.step()).isPresent();
  }

  @Test
  void whoeverDoesNotAnswerIsWaitedForButNotForLong() {
    works(ONE, "one-1");
    Adoption adoption = adoption(fleet(ONE, TWO));
    assertThat(adoption.step()).isEmpty();
    now += 6 * SECOND;

    Run run = adoption.step().orElseThrow().report().run();

    assertThat(run.share("one-1")).isEqualTo(1);
  }

  @Test
  void oneThatIsIdleIsKnownButTakesNoPart() {
    works(ONE, "one-1");
    workers.statuses.put(TWO, Said.by("two", "two-1").of(null).status());

    Adopted adopted = adoption(fleet(ONE, TWO)).step().orElseThrow();

    assertThat(adopted.peers()).hasSize(2);
    assertThat(adopted.report().run().roster().find("two-1")).isEmpty();
    assertThat(workers.told).hasSize(1);
  }

  /** It was told that its clock is 7 s ahead; by this controller's it is 9 s. */
  @Test
  void theStartIsPutByTheClockOfTheNewController() {
    works(ONE, "one-1");
    long ahead = 9 * SECOND;
    workers.statuses.put(ONE, said("one", "one-1").at(now + ahead).status());
    workers.claims.put(ONE, claim(7 * SECOND));

    Run run = adoption(fleet(ONE)).step().orElseThrow().report().run();

    assertThat(run.course().orElseThrow().startMillis()).isEqualTo(START_MILLIS - 2_000);
  }

  @Test
  void aStopThatAWorkerHasHeardIsGoneOnWith() {
    works(ONE, "one-1");
    Claim claim = claim(0);
    workers.claims.put(
        ONE, new Claim("run", PLAN, START_MILLIS, 0, 1, claim.tenures(), Map.of(), true));

    Run run = adoption(fleet(ONE)).step().orElseThrow().report().run();

    assertThat(run.stopped()).isPresent();
  }

  private void works(URI endpoint, String instance) {
    String worker = String.valueOf(endpoint.getHost());
    workers.answers.remove(endpoint);
    workers.statuses.put(endpoint, said(worker, instance).status());
    workers.claims.put(endpoint, claim(0));
  }

  private Said said(String worker, String instance) {
    return Said.by(worker, instance).term(5).version(1, Border.START).at(now);
  }

  private static Claim claim(long clockOffsetNanos) {
    Tenure all = new Tenure(Kind.ARRIVALS, 1, ALL, Border.START, null);
    return new Claim("run", PLAN, START_MILLIS, clockOffsetNanos, 1, List.of(all), Map.of(), false);
  }

  private static Fleet fleet(URI... endpoints) {
    return new StandingFleet(
        List.of(endpoints).stream()
            .map(e -> new Member(String.valueOf(e.getHost()), Member.State.UP, e, null))
            .toList());
  }

  private Adoption adoption(Fleet fleet) {
    return new Adoption(left(), 5, fleet, workers, clock, Runnable::run);
  }

  /** It was kept before anybody had a share. */
  private static RunSnapshot left() {
    Spec spec =
        new Spec("run", RunRequests.of(Map.of("leaseSeconds", 60)), PLAN, 3, 90, START_MILLIS);
    Run run = new Run(spec, 4);
    run.step(START_MILLIS, Set.of(), () -> "");
    Population population =
        new Population("shop", Population.Model.OPEN, true, Set.of(), Collections.nCopies(60, 1));
    run.dialogue()
        .outlined(
            new Outline("Shop", "digest", null, List.of(population), List.of(), false, List.of()));
    return Snapshots.of(new RunReport(run), null, instance -> "").get();
  }
}
