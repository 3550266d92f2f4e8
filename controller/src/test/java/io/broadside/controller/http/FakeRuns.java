package io.broadside.controller.http;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.conductor.plan.Previewed;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.report.Moment;
import io.broadside.controller.request.RunRequest;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.store.Marks;
import io.broadside.results.store.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** At most one run, which is what the test says. Thread-safe. */
final class FakeRuns implements Runs {

  static final String ID = "20261121-044500-shop";

  final List<Consumer<Moment>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Moment now;
  volatile @Nullable RunRequest asked;
  volatile @Nullable List<WorkerFigures> fleet;
  volatile @Nullable String refusal;
  volatile @Nullable RunRequest previewed;
  volatile Previewed preview =
      new Previewed(
          Optional.empty(),
          List.of(),
          "Nobody knows.",
          false,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of());
  volatile @Nullable Previewed loaded;
  volatile int mostWorkers = 100;
  volatile Optional<String> obstacle = Optional.empty();
  final AtomicInteger listed = new AtomicInteger();

  void show(@Nullable Moment live) {
    now = live;
    if (live != null) {
      listeners.forEach(l -> l.accept(live));
    }
  }

  @Override
  public Optional<String> obstacle() {
    return obstacle;
  }

  @Override
  public RunRecord create(RunRequest request) throws RunException {
    Moment live = now;
    if (live != null && !live.run().state().isFinal()) {
      throw new RunException(RunException.Code.BUSY, "Another run is under way; stop it first.");
    }
    String refused = refusal;
    if (refused != null) {
      throw new RunException(RunException.Code.BAD_REQUEST, "fleet.workers", refused);
    }
    if (Integer.valueOf(0).equals(request.fleet().workers())) {
      throw new RunException(
          RunException.Code.BAD_REQUEST, "fleet.workers", "workers must be 1 or more, not 0.");
    }
    if (request.fleet().workers() != null && request.fleet().workers() > 100) {
      throw new RunException(
          RunException.Code.OVER_LIMIT, "fleet.workers", "At most 100 workers; raise maxWorkers.");
    }
    asked = request;
    show(ScriptedRun.moment(ID, RunState.WAITING, -3, null));
    return ScriptedRun.moment(ID, RunState.WAITING, -3, null).run();
  }

  @Override
  public Previewed preview(RunRequest request) {
    previewed = request;
    return preview;
  }

  @Override
  public Previewed load(RunRequest request) throws RunException {
    Previewed now = loaded;
    if (now == null) {
      throw new RunException(RunException.Code.BUSY, "No worker is idle.");
    }
    preview = now;
    return now;
  }

  @Override
  public List<RunSummary> list() {
    listed.incrementAndGet();
    return live(ID).stream().map(m -> RunSummary.of(m.run(), Marks.NONE)).toList();
  }

  @Override
  public Optional<String> underWay() {
    return live(ID).map(Moment::run).filter(r -> !r.state().isFinal()).map(RunRecord::id);
  }

  @Override
  public Optional<Moment> find(String id) {
    return live(id).map(m -> m.with(List.of()));
  }

  @Override
  public Optional<Moment> live(String id) {
    return Optional.ofNullable(now).filter(l -> l.run().id().equals(id));
  }

  @Override
  public List<Long> planned(String id) {
    return ScriptedRun.planned();
  }

  @Override
  public RunRecord stop(String id) throws RunException {
    Moment live =
        live(id)
            .orElseThrow(
                () -> new RunException(RunException.Code.NOT_FOUND, "There is no run " + id + "."));
    show(ScriptedRun.moment(id, RunState.ABORTED, live.second(), "Stopped by the operator."));
    return ScriptedRun.moment(id, RunState.ABORTED, live.second(), "Stopped by the operator.")
        .run();
  }

  @Override
  public Optional<RunRecord> stopCurrent() {
    Moment live = now;
    if (live == null || live.run().state().isFinal()) {
      return Optional.empty();
    }
    show(ScriptedRun.moment(ID, RunState.ABORTED, live.second(), "Stopped by the operator."));
    return Optional.of(
        ScriptedRun.moment(ID, RunState.ABORTED, live.second(), "Stopped by the operator.").run());
  }

  @Override
  public Subscription subscribe(String id, Consumer<Moment> listener) {
    listeners.add(listener);
    live(id).ifPresent(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public int mostWorkers() {
    return mostWorkers;
  }

  @Override
  public List<WorkerFigures> workers() {
    List<WorkerFigures> now = fleet;
    return now != null ? now : live(ID).map(m -> m.run().fleet().workers()).orElse(List.of());
  }
}
