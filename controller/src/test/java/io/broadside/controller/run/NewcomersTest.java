package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.run.life.Stop;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewcomersTest {

  private static final long CREATED = 1_770_000_000_000L;
  private static final long RUNNING = CREATED + 10_000;

  private final Plan plan = Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT);
  private final Run run =
      new Run(new Spec("run", RunRequests.of(Map.of()), plan, 2, 90, CREATED), 1);

  @Test
  void workersThatDisagreeBeforeTheStartFailTheRun() {
    step(CREATED);
    hear("a", EnginePhase.PREPARED, "same", null);
    hear("b", EnginePhase.PREPARED, "other", null);
    step(CREATED);

    assertThat(run.stopped()).map(Stop::reason).get().asString().contains("[other, same]");
  }

  @Test
  void whoeverToldThePlanMustAgreeTooThoughItHasGone() {
    step(CREATED);
    hear("gone", EnginePhase.PREPARED, "other", null);
    run.dialogue().outlined(outline("other"));
    run.roster().find("gone").orElseThrow().end();
    hear("a", EnginePhase.PREPARED, "same", null);
    hear("b", EnginePhase.PREPARED, "same", null);
    step(CREATED);

    assertThat(run.stopped()).map(Stop::reason).get().asString().contains("[other, same]");
  }

  @Test
  void aRunThatBeginsWithTheLeastThatIsEnoughSaysWhoIsMissing() {
    Run few =
        new Run(new Spec("run", RunRequests.of(Map.of("minWorkers", 1)), plan, 2, 90, CREATED), 1);
    few.step(CREATED, Set.of(), () -> "");
    few.dialogue().heard(status("a", EnginePhase.PREPARED, "same", null), 0);
    few.dialogue().outlined(outline("same"));
    few.step(CREATED, Set.of(), () -> "");
    assertThat(few.course()).isEmpty();

    few.step(CREATED + 91_000, Set.of(), () -> "b is pending (no quota).");

    assertThat(few.course()).isPresent();
    assertThat(few.problem())
        .hasValue("Only 1 of 2 workers were ready after 90 s. b is pending (no quota).");
  }

  @Test
  void aSimulationThatEndsTheLoadEndsTheRunAndNotAsAFailure() {
    begin();
    Failure enough = new Failure(Failure.Code.SIMULATION_STOPPED, "It has had enough.");
    hear("a", EnginePhase.FINISHED, "same", enough);
    hear("b", EnginePhase.FINISHED, "same", null);
    run.roster().all().forEach(Participant::measure);
    step(RUNNING);

    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.problem()).hasValue("It has had enough.");
  }

  @Test
  void aWorkerWhoseLeaseHasEndedIsLetGoAndTheRunGoesOn() {
    begin();
    Failure unheard = new Failure(Failure.Code.LEASE_ENDED, "No controller.");
    for (String instance : List.of("a", "b")) {
      hear(instance, EnginePhase.FINISHED, "same", unheard);
      assertThat(
              run.dialogue()
                  .scheduleFor(run.roster().find(instance).orElseThrow().status(), 0)
                  .release())
          .isFalse();
    }
    run.roster().all().forEach(Participant::measure);
    step(RUNNING);

    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(
            run.dialogue().scheduleFor(run.roster().find("a").orElseThrow().status(), 0).release())
        .isTrue();
  }

  @Test
  void oneThatAgreesGetsAShareInMidRun() {
    begin();
    hear("c", EnginePhase.PREPARED, "same", null);
    step(RUNNING);
    assertThat(run.share("c")).as("nobody has given anything up yet").isZero();

    takesWhatItWasTold("a");
    takesWhatItWasTold("b");
    step(RUNNING);

    assertThat(run.share("c")).isBetween(0.3, 0.35);
    assertThat(run.dialogue().leftOut("c")).isEmpty();
  }

  @Test
  void oneThatDisagreesInMidRunIsLeftOutWithTheReason() {
    begin();
    hear("c", EnginePhase.PREPARED, "other", null);
    step(RUNNING);

    assertThat(run.share("a") + run.share("b")).isEqualTo(1);
    assertThat(run.stopped()).isEmpty();
    assertThat(run.dialogue().leftOut("c"))
        .get()
        .asString()
        .contains("digest other, not same", "fixed seed");
  }

  @Test
  void oneThatCannotPrepareInMidRunIsLeftOutWithTheReason() {
    begin();
    hear("c", EnginePhase.FAILED, null, new Failure(Failure.Code.SIMULATION_THREW, "no licence"));
    step(RUNNING);

    assertThat(run.stopped()).isEmpty();
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(run.dialogue().leftOut("c")).contains("no licence");
  }

  @Test
  void aFailureBeforeTheStartOrOfOneWithAShareFailsTheRun() {
    Failure failure = new Failure(Failure.Code.RUN_CRASHED, "the feeder ran empty");
    Run waiting = new Run(run.spec(), 1);
    waiting.dialogue().heard(status("a", EnginePhase.FAILED, null, failure), 0);
    assertThat(waiting.stopped()).map(Stop::reason).contains("the feeder ran empty");

    begin();
    hear("b", EnginePhase.FAILED, "same", failure);
    assertThat(run.stopped()).map(Stop::reason).contains("the feeder ran empty");
  }

  private void begin() {
    step(CREATED);
    hear("a", EnginePhase.PREPARED, "same", null);
    hear("b", EnginePhase.PREPARED, "same", null);
    run.dialogue().outlined(outline("same"));
    step(CREATED);
    takesWhatItWasTold("a");
    takesWhatItWasTold("b");
    step(RUNNING);
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
  }

  private void takesWhatItWasTold(String instance) {
    Course course = run.course().orElseThrow();
    Border letGo = course.assignment(instance).orElseThrow().releaseFrom();
    Said taken = Said.by(instance).digest("same").version(course.version(instance), letGo);
    run.dialogue().heard(taken.status(), 0);
  }

  private void step(long nowMillis) {
    run.step(nowMillis, Set.of(), () -> "");
  }

  private static Outline outline(String digest) {
    List<Integer> minute = Collections.nCopies(60, 1);
    Population population = new Population("shop", Population.Model.OPEN, true, Set.of(), minute);
    return new Outline("Shop", digest, null, List.of(population), List.of(), false, List.of());
  }

  private void hear(
      String instance, EnginePhase phase, @Nullable String digest, @Nullable Failure failure) {
    run.dialogue().heard(status(instance, phase, digest, failure), 0);
  }

  private static Status status(
      String instance, EnginePhase phase, @Nullable String digest, @Nullable Failure failure) {
    return Said.by(instance).in(phase).digest(digest).failed(failure).status();
  }
}
