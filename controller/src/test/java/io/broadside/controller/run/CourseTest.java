package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.ledger.Account;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CourseTest {

  private final Outline outline =
      new Outline(
          "Shop",
          "digest",
          null,
          List.of(population("a"), population("b", "a")),
          List.of(),
          false,
          List.of());
  private final Roster roster = new Roster();

  @Test
  void aPopulationThatWaitsDoesNotWaitForWhoHasNoShare() {
    roster.heard(status("one", Phase.PREPARED, false));
    Course course = Course.begin(outline, 0, roster, 100);
    roster.heard(status("newcomer", Phase.PREPARING, false));
    roster.heard(status("one", Phase.RUNNING, false));

    course.step(10, Set.of(), 2);
    assertThat(course.starts()).isEmpty();

    roster.heard(status("one", Phase.RUNNING, true));
    course.step(11, Set.of(), 3);
    assertThat(course.starts()).isEqualTo(Map.of("b", 13L));
  }

  @Test
  void whatAWorkerMayHaveStartedUnheardUntilTheLoadWasStoppedIsUnknown() {
    roster.heard(status("one", Phase.PREPARED, false));
    Course course = Course.begin(outline, 0, roster, 100);
    Status last = status("one", Phase.RUNNING, Map.of("a", new Progress(3, 3, 0, false)));
    roster.heard(last);
    course.heard(last);

    course.cancel(course.startMillis() + 5_500);

    assertThat(sum(course)).isEqualTo(new Account(6, 3, 0, 3));
  }

  @Test
  void whatADeadWorkerLeftIsAccountedForAlsoWhereNoWitnessHasSpokenYet() {
    roster.heard(status("one", Phase.PREPARED, false));
    Course course = Course.begin(outline, 0, roster, 100);
    Status last = status("one", Phase.RUNNING, Map.of("a", new Progress(3, 3, 0, false)));
    roster.heard(last).end();
    course.heard(last);
    course.ending("one", Map.of("a", 5L));

    course.cancel(course.startMillis() + 8_500);

    assertThat(sum(course)).isEqualTo(new Account(8, 3, 3, 2));
  }

  private static Account sum(Course course) {
    return LongStream.range(0, 20)
        .mapToObj(course.ledger()::second)
        .reduce(Account.NONE, Account::plus);
  }

  private static Population population(String name, String... after) {
    return new Population(
        name, Population.Model.OPEN, true, Set.of(after), List.of(1, 1, 1, 1, 1, 1, 1, 1));
  }

  private static Status status(String instance, Phase phase, boolean drained) {
    return status(
        instance,
        phase,
        phase == Phase.RUNNING
            ? Map.of("a", new Progress(8, 8, drained ? 8 : 7, drained))
            : Map.of());
  }

  private static Status status(String instance, Phase phase, Map<String, Progress> progress) {
    return new Status(
        instance,
        instance,
        phase,
        "run",
        1,
        phase == Phase.PREPARING ? null : "digest",
        1,
        null,
        progress,
        false,
        1,
        1,
        null,
        null,
        null);
  }
}
