package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.ledger.Account;
import io.broadside.controller.run.participant.Roster;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One user a second for eight seconds, and the same again once these have ended. */
class CourseTest {

  private static final Spec SPEC =
      new Spec(
          "run",
          RunRequests.of(Map.of("leaseSeconds", 60)),
          Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT),
          1,
          90,
          0);

  private final Roster roster = new Roster();

  @Test
  void aPopulationThatWaitsDoesNotWaitForWhoHasNoShare() {
    Course course = begun(population("a"), population("b", "a"));
    roster.heard(Said.by("newcomer").in(EnginePhase.PREPARING).digest(null).status());
    roster.heard(running(new Progress(8, List.of(), 8, 7, false)));

    course.step(10, Set.of());
    assertThat(course.starts()).isEmpty();

    roster.heard(running(new Progress(8, List.of(), 8, 8, true)));
    course.step(11, Set.of());
    assertThat(course.starts()).isEqualTo(Map.of("b", 13L));
  }

  @Test
  void aPopulationThatWaitsForAClosedOneWaitsForItsUsers() {
    Course course =
        begun(
            new Population("a", Model.CLOSED, true, Set.of(), copies(1, 8)), population("b", "a"));
    roster.heard(running(new Progress(9, List.of(), 9, 8, false)));

    course.step(10, Set.of());
    assertThat(course.starts()).isEmpty();
    assertThat(course.first()).containsExactly("one");

    roster.heard(running(new Progress(9, List.of(), 9, 9, true)));
    course.step(11, Set.of());
    assertThat(course.starts()).isEqualTo(Map.of("b", 13L));
  }

  @Test
  void whatAWorkerMayHaveStartedUnheardUntilTheLoadWasStoppedIsUnknown() {
    Course course = begun(population("a"), population("b", "a"));
    hear(course, running(new Progress(3, List.of(), 3, 0, false)));

    course.cancel(course.startMillis() + 5_500);

    assertThat(sum(course)).isEqualTo(new Account(6, 3, 0, 3));
  }

  @Test
  void whatADeadWorkerLeftIsAccountedForAlsoWhereNoWitnessHasSpokenYet() {
    Course course = begun(population("a"), population("b", "a"));
    hear(course, running(new Progress(3, List.of(), 3, 0, false)));
    roster.find("one").orElseThrow().end();
    course.lost("one", 4.2);

    course.cancel(course.startMillis() + 8_500);

    assertThat(sum(course)).isEqualTo(new Account(8, 3, 3, 2));
  }

  @Test
  void aWitnessKnowsExactlyWhatWasDueUntilADeath() {
    Course course = begun(population("a"), population("b", "a"));
    hear(course, running(new Progress(3, List.of(), 3, 0, false)));
    roster.find("one").orElseThrow().end();
    course.lost("one", 4.2);
    course.exactly("one", Map.of("a", 4L));

    course.end(9);

    assertThat(sum(course)).isEqualTo(new Account(8, 3, 4, 1));
  }

  /** It may have gone on for as long as its lease lasts, faster than it ever said. */
  @Test
  void placesOfOneThatWasLostGoOnWithOrdinalsThatItCannotHaveReached() {
    Course course = begun(new Population("load", Model.CLOSED, true, Set.of(), copies(5, 100)));
    long limit = course.rounds(course.startMillis()).getOrDefault("load", 0L);
    hear(course, Said.by("one").version(1, null).progress("load", rounds(40)).status());
    roster.heard(Said.by("two").in(EnginePhase.PREPARED).status());
    course.lost("one", 10);

    course.step(10, Set.of("one"));

    Assignment given = course.assignment("two").orElseThrow();
    assertThat(given.grants())
        .extracting(Grant::kind, g -> g.rounds().getOrDefault("load", 0L) >= Math.max(limit, 41))
        .containsOnly(tuple(Kind.USERS, true));
    assertThat(course.rounds(course.startMillis() + 10_000).getOrDefault("load", 0L))
        .isGreaterThan(given.grants().getFirst().rounds().getOrDefault("load", 0L));
  }

  private static Progress rounds(long most) {
    return new Progress(most, List.of(), most, most, false);
  }

  private Course begun(Population... populations) {
    roster.heard(Said.by("one").in(EnginePhase.PREPARED).status());
    Outline outline =
        new Outline("Shop", "digest", null, List.of(populations), List.of(), false, List.of());
    return Course.begin(SPEC, outline, 0, Duration.ofSeconds(3), roster);
  }

  private void hear(Course course, Status status) {
    roster.heard(status);
    course.heard(status);
  }

  private static Account sum(Course course) {
    return LongStream.range(0, 20)
        .mapToObj(course.ledger()::second)
        .reduce(Account.NONE, Account::plus);
  }

  private static Population population(String name, String... after) {
    return new Population(name, Model.OPEN, true, Set.of(after), copies(1, 8));
  }

  private static List<Integer> copies(int users, int seconds) {
    return Collections.nCopies(seconds, users);
  }

  private static Status running(Progress a) {
    return Said.by("one").version(1, null).progress("a", a).status();
  }
}
