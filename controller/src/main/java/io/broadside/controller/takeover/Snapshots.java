package io.broadside.controller.takeover;

import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.metrics.GoneMetrics;
import io.broadside.controller.metrics.KeptMetrics;
import io.broadside.controller.metrics.SecondSeries;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.life.Stop;
import io.broadside.controller.run.participant.Participant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the {@link RunSnapshot} with which another controller can go on with a run. */
public final class Snapshots {

  private Snapshots() {}

  /**
   * The snapshot of a run as it is now, once it is asked for: adding up and packing what was
   * measured takes long, and any thread may do that. To be called on the conductor's thread only.
   *
   * @param scaling where its scaling is; null where it does not scale by itself
   * @param members what the fleet calls the worker of an instance
   */
  public static Supplier<RunSnapshot> of(
      RunReport report, @Nullable AutoscalerState scaling, UnaryOperator<String> members) {
    Run run = report.run();
    Stop stop = run.stopped().orElse(null);
    Set<String> alive =
        run.roster().all().stream()
            .filter(p -> !p.done())
            .map(Participant::instance)
            .collect(Collectors.toSet());
    GoneMetrics gone = report.metrics().without(alive);
    SecondSeries seconds = report.seconds();
    RunSnapshot now =
        new RunSnapshot(
            run.spec().request(),
            run.spec().createdAtMillis(),
            run.workers(),
            run.spec().readyTimeoutSeconds(),
            run.state(),
            run.problem().orElse(null),
            stop == null ? null : stop.cause(),
            stop == null ? 0 : stop.atMillis(),
            scaling,
            run.standing(),
            run.outline().orElse(null),
            run.roster().all().stream()
                .map(p -> participation(run, p, members.apply(p.instance())))
                .toList(),
            report.observer().observations(),
            KeptMetrics.NOTHING,
            "");
    return () -> now.with(gone.sum(), seconds.pack());
  }

  private static Participation participation(Run run, Participant participant, String member) {
    Map<String, Long> firstAfter =
        run.ledger().flatMap(l -> l.endOf(participant.instance())).orElse(null);
    return new Participation(
        member,
        participant.status(),
        run.dialogue().lacksClaim(participant.status()),
        participant.ended(),
        participant.measured(),
        firstAfter,
        run.dialogue().beginnings().of(participant.instance()).orElse(null));
  }
}
