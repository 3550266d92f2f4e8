package io.broadside.controller.fleet.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.kubernetes.Objects;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PodRosterTest {

  private static final ContainerState RUNNING =
      new ContainerStateBuilder().withNewRunning().endRunning().build();
  private static final ContainerState WAITING =
      new ContainerStateBuilder()
          .withNewWaiting()
          .withReason("CrashLoopBackOff")
          .endWaiting()
          .build();
  private static final ContainerState ENDED =
      new ContainerStateBuilder()
          .withNewTerminated()
          .withReason("OOMKilled")
          .withExitCode(137)
          .endTerminated()
          .build();

  @Property(tries = 200)
  void howeverMuchOfAPodsLifeIsSeenNoWorkerComesBackAndNoneIsForgotten(
      @ForAll @Size(30) List<Boolean> seen) {
    PodRoster roster = new PodRoster();
    Set<String> shown = new HashSet<>();
    Set<String> gone = new HashSet<>();
    for (int moment = 0; moment < seen.size(); moment++) {
      if (!seen.get(moment)) {
        continue;
      }
      roster.seen("uid", PodWorkers.of(at(moment)));
      List<Member> members = roster.members(Optional.empty());

      assertThat(members).filteredOn(m -> !m.isGone()).hasSizeLessThanOrEqualTo(1);
      assertThat(members).filteredOn(m -> !m.isGone()).noneMatch(m -> gone.contains(m.worker()));
      members.forEach(m -> shown.add(m.worker()));
      members.stream().filter(Member::isGone).forEach(m -> gone.add(m.worker()));
      assertThat(members).extracting(Member::worker).containsAll(shown);
    }
    Pod last = at(seen.size());
    roster.deleted("uid", PodWorkers.ofDeleted(last));

    boolean running = last.getStatus().getContainerStatuses().getFirst().getState().equals(RUNNING);
    assertThat(roster.members(Optional.empty()))
        .filteredOn(m -> m.state() == Member.State.VANISHED)
        .hasSize(running ? 1 : 0);
    assertThat(roster.members(Optional.empty()))
        .filteredOn(m -> !m.isGone())
        .allMatch(m -> m.state() == Member.State.VANISHED);
  }

  @Test
  void aPodThatWasOnlyRelabelledComesBackAndIsThenSeenToEnd() {
    PodRoster roster = new PodRoster();
    roster.seen("uid", PodWorkers.of(at(0)));
    roster.deleted("uid", PodWorkers.ofDeleted(at(0)));
    assertThat(states(roster)).containsExactly(Member.State.VANISHED);

    roster.seen("uid", PodWorkers.of(at(0)));
    assertThat(states(roster)).containsExactly(Member.State.UP);

    roster.deleted("uid", PodWorkers.ofDeleted(at(1)));
    assertThat(states(roster)).containsExactly(Member.State.DIED);
  }

  @Test
  void ofManyThatWentThoseAreForgottenFirstThatWereSeenToEnd() {
    PodRoster roster = new PodRoster();
    roster.deleted("vanished", PodWorkers.ofDeleted(named("worker-7d4b9c-first", at(0))));
    for (int i = 0; i < 100; i++) {
      roster.seen("uid-" + i, PodWorkers.of(named("worker-7d4b9c-" + i, at(1))));
    }

    assertThat(states(roster)).hasSize(50).contains(Member.State.VANISHED);
  }

  private static List<Member.State> states(PodRoster roster) {
    return roster.members(Optional.empty()).stream().map(Member::state).toList();
  }

  private static Pod named(String name, Pod pod) {
    return new PodBuilder(pod).editMetadata().withName(name).endMetadata().build();
  }

  /** A container that runs, ends, and waits to run again, over and over. */
  private static Pod at(int moment) {
    int run = moment / 3;
    int step = moment % 3;
    return new PodBuilder(Objects.pod("running"))
        .editStatus()
        .editFirstContainerStatus()
        .withRestartCount(run)
        .withState(step == 0 ? RUNNING : step == 1 ? ENDED : WAITING)
        .withLastState(step == 2 || run > 0 ? ENDED : null)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
