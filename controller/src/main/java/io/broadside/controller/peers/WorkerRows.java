package io.broadside.controller.peers;

import io.broadside.controller.fleet.Member;
import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.InstanceMetrics;
import io.broadside.controller.report.RunReport;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.figures.WorkerFigures;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the row of each worker for the API and the dashboard. */
final class WorkerRows {

  private static final double NANOS_A_MILLI = 1e6;
  private static final double MEGABYTE = 1 << 20;

  private WorkerRows() {}

  static WorkerFigures of(Peer peer, @Nullable RunReport report, long nowNanos) {
    Status status = peer.status;
    Optional<InstanceMetrics> metrics =
        status == null || report == null
            ? Optional.empty()
            : report.metrics().instance(status.instance());
    long started = 0;
    long ended = 0;
    if (status != null) {
      started = status.progress().values().stream().mapToLong(Progress::started).sum();
      ended = status.progress().values().stream().mapToLong(Progress::ended).sum();
    }
    boolean gone = peer.member.isGone();
    Double heap = metrics.map(InstanceMetrics::heapBytes).orElse(null);
    return new WorkerFigures(
        peer.member.worker(),
        state(peer, report, nowNanos),
        reason(peer, report, nowNanos),
        status == null || report == null || gone ? 0 : report.run().share(status.instance()),
        started,
        gone ? 0 : started - ended,
        metrics
            .map(m -> FleetMetrics.millis(lateness(m, peer, report).percentile(99)))
            .orElse(null),
        gone ? null : value(metrics.map(InstanceMetrics::cpu)),
        metrics.map(m -> m.value("system_cpu_count")).orElse(null),
        value(metrics.map(InstanceMetrics::throttled)),
        heap == null ? null : Double.valueOf(heap / MEGABYTE),
        metrics.map(m -> m.value("process_files_open_files")).orElse(null),
        metrics.map(m -> m.value("process_files_max_files")).orElse(null),
        peer.clock.known() ? Double.valueOf(peer.clock.nanos() / NANOS_A_MILLI) : null,
        peer.clock.known() ? Double.valueOf(peer.clock.uncertaintyNanos() / NANOS_A_MILLI) : null,
        status == null ? null : Double.valueOf((nowNanos - peer.contactNanos) / 1e9),
        peer.startSeconds,
        peer.prepareSeconds,
        gone ? null : address(peer.member.endpoint()));
  }

  private static @Nullable String address(@Nullable URI endpoint) {
    return endpoint == null ? null : endpoint.getHost() + ":" + endpoint.getPort();
  }

  private static String state(Peer peer, @Nullable RunReport report, long nowNanos) {
    return switch (peer.member.state()) {
      case STARTING -> "starting";
      case LEFT -> "gone";
      case DIED -> "died";
      case LEAVING -> "leaving";
      case VANISHED -> takesPart(peer, report) ? up(peer, nowNanos) : "gone";
      case UP -> up(peer, nowNanos);
    };
  }

  /** Whether it has a part in the run, as far as anybody knows. */
  static boolean takesPart(Peer peer, @Nullable RunReport report) {
    Status status = peer.status;
    return report != null
        && status != null
        && peer.follows(report.run().id())
        && report.run().roster().find(status.instance()).filter(p -> !p.ended()).isPresent();
  }

  private static String up(Peer peer, long nowNanos) {
    Status status = peer.status;
    if (status == null) {
      return "starting";
    }
    if (peer.silent(nowNanos)) {
      return "unreachable";
    }
    if (status.leaving()) {
      return "leaving";
    }
    return switch (status.phase()) {
      case IDLE -> "idle";
      case NEEDS_BUNDLE, PREPARING -> "preparing";
      case PREPARED -> "ready";
      case RUNNING, FINISHED, FAILED -> status.phase().name().toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable String reason(Peer peer, @Nullable RunReport report, long nowNanos) {
    Status status = peer.status;
    if (state(peer, report, nowNanos).equals("unreachable")) {
      return silence(peer, report, nowNanos);
    }
    if (peer.member.state() != Member.State.UP && peer.member.reason() != null) {
      return peer.member.reason();
    }
    if (status != null && status.failure() != null) {
      return status.failure().message();
    }
    if (peer.leftOut != null) {
      return peer.leftOut;
    }
    boolean matters = peer.refused || status == null; // one request in vain is no news
    return matters ? peer.trouble : null;
  }

  /** Over the last seconds, or in all where there are no more to come. */
  private static NativeHistogram lateness(
      InstanceMetrics metrics, Peer peer, @Nullable RunReport report) {
    Status status = peer.status;
    boolean over =
        peer.member.isGone()
            || (status != null && status.phase() == EnginePhase.FINISHED)
            || (report != null && report.run().state().isFinal());
    return over ? metrics.latenessInAll() : metrics.lateness();
  }

  /** What is known of why it does not answer, and how long its share stays its own. */
  private static String silence(Peer peer, @Nullable RunReport report, long nowNanos) {
    String known =
        Stream.of(peer.member.reason(), peer.trouble)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("; "));
    String why = known.isEmpty() ? "it does not answer" : known;
    if (report == null || !takesPart(peer, report)) {
      return why;
    }
    long left = Departures.expiresNanos(report.run(), peer) - nowNanos;
    return "%s. It keeps its share until its lease ends, in %d s at most"
        .formatted(why, Math.max(0, TimeUnit.NANOSECONDS.toSeconds(left) + 1));
  }

  private static @Nullable Double value(Optional<OptionalDouble> value) {
    return value.isEmpty() || value.get().isEmpty()
        ? null
        : Double.valueOf(value.get().getAsDouble());
  }

  /** Which of them are not ready, and why; workers that were told to go are left out. */
  static String missing(List<WorkerFigures> rows) {
    String all =
        rows.stream()
            .filter(r -> !r.state().equals("ready") && !r.state().equals("gone"))
            .map(
                r ->
                    r.worker()
                        + " is "
                        + r.state()
                        + (r.reason() == null ? "" : " (" + r.reason() + ")"))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "There are no other workers." : all + ".";
  }
}
