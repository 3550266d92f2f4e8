package io.broadside.controller.report;

import io.broadside.controller.handover.Observations;
import io.broadside.controller.ledger.Account;
import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.run.Run;
import io.broadside.controller.verdict.Evidence;
import io.broadside.controller.verdict.GeneratorJudge;
import io.broadside.controller.verdict.GoalWatch;
import io.broadside.controller.verdict.Goals;
import io.broadside.controller.verdict.TargetJudge;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.GoalText;
import io.broadside.protocol.plan.Assertion;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.ErrorCount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run: while it goes on by its goals, and at its end the generator and the target. For the
 * conductor's thread only.
 */
final class Judgement {

  private final Run run;
  private final FleetMetrics metrics;
  private final Timeline timeline;
  private final Observer observer;
  private final Goals goals;
  private final List<GoalWatch> watches;

  /** Judges a run by what is measured and observed of it. */
  Judgement(Run run, FleetMetrics metrics, Timeline timeline, Observer observer) {
    this.run = run;
    this.metrics = metrics;
    this.timeline = timeline;
    this.observer = observer;
    this.goals =
        new Goals(
            run.spec().request().test().goals().stream().map(GoalText::parse).toList(),
            run.spec().plan().windows());
    this.watches = goals.goals().stream().filter(Goal::aborts).map(GoalWatch::new).toList();
  }

  /** Why the run is to be ended, where a goal says so of the second that was closed last. */
  Optional<String> reasonToEnd() {
    return watches.stream().map(w -> w.look(metrics)).flatMap(Optional::stream).findFirst();
  }

  /** Goals with an upper limit that what was measured so far does not reach. */
  List<Judged> unreached() {
    List<Judged> judged = target(List.of(), null).assertions();
    return IntStream.range(0, judged.size())
        .filter(i -> goals.goals().get(i).comparison().isUpper())
        .mapToObj(judged::get)
        .filter(j -> !j.passed() && j.actual() != null)
        .toList();
  }

  /** What is to be said of the generator and of the target. */
  Verdicts verdicts() {
    return new Verdicts(
        GeneratorJudge.judge(evidence()), target(assertions(), run.problem().orElse(null)));
  }

  /** All assertions and goals, judged by what was measured until now; none before that. */
  List<Judged> soFar() {
    Verdicts.Target now = target(assertions(), null);
    return now.outcome() == Verdicts.Outcome.NOTHING_MEASURED ? List.of() : now.assertions();
  }

  private List<Assertion> assertions() {
    return run.outline().map(Outline::assertions).orElse(List.of());
  }

  private Verdicts.Target target(List<Assertion> assertions, @Nullable String end) {
    return new TargetJudge(metrics, timeline.answeredSeconds()).judge(assertions, goals, end);
  }

  private Evidence evidence() {
    Observations observed = observer.observations();
    Account account = timeline.account();
    OptionalDouble late = metrics.lateness().percentile(99);
    return new Evidence(
        sent(),
        account.planned(),
        account.missed(),
        account.unknown(),
        late.isEmpty() ? late : OptionalDouble.of(late.getAsDouble() * 1000),
        List.copyOf(observed.lost().values()),
        List.copyOf(observed.silent().values()),
        observed.throttled(),
        observed.cpuShare(),
        observed.clockUncertainty(),
        observed.openFiles(),
        metrics.socketErrors(),
        observed.refusals(),
        timeline.gaps(),
        timeline.unattended());
  }

  private Evidence.Sent sent() {
    return new Evidence.Sent(
        metrics.started(),
        metrics.responses().count(),
        metrics.unsent(),
        metrics.ownErrors(),
        metrics.errors(Integer.MAX_VALUE).stream()
            .map(ErrorCount::message)
            .filter(m -> m.startsWith(MetricNames.UNSENT_MESSAGE))
            .map(m -> m.substring(MetricNames.UNSENT_MESSAGE.length()))
            .findFirst()
            .orElse("the workers' logs say why"));
  }
}
