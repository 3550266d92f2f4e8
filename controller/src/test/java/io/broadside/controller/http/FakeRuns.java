package io.broadside.controller.http;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.conductor.RunException;
import io.broadside.controller.conductor.Runs;
import io.broadside.controller.request.RunRequest;
import io.broadside.results.record.RunState;
import io.broadside.results.record.WorkerFigures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** At most one run, which is what the test says. Thread-safe. */
final class FakeRuns implements Runs {

  static final String ID = "20261121-044500-shop";

  final List<Consumer<Live>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Live now;
  volatile @Nullable RunRequest asked;
  volatile int mostWorkers = 100;
  volatile Optional<String> obstacle = Optional.empty();
  final AtomicInteger listed = new AtomicInteger();

  void show(@Nullable Live live) {
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
  public RunView create(RunRequest request) throws RunException {
    Live live = now;
    if (live != null && !live.run().state().isFinal()) {
      throw new RunException(RunException.Code.BUSY, "Another run is under way; stop it first.");
    }
    if (Integer.valueOf(0).equals(request.fleet().workers())) {
      throw new RunException(RunException.Code.BAD_REQUEST, "workers must be 1 or more, not 0.");
    }
    if (request.fleet().workers() != null && request.fleet().workers() > 100) {
      throw new RunException(
          RunException.Code.OVER_LIMIT, "At most 100 workers; raise maxWorkers.");
    }
    asked = request;
    show(Script.live(ID, RunState.WAITING, -3, null));
    return Script.view(ID, RunState.WAITING, null);
  }

  @Override
  public List<RunView> list() {
    listed.incrementAndGet();
    return live(ID).map(Live::run).stream().toList();
  }

  @Override
  public Optional<RunView> find(String id) {
    return live(id).map(Live::run);
  }

  @Override
  public Optional<Live> live(String id) {
    return Optional.ofNullable(now).filter(l -> l.run().id().equals(id));
  }

  @Override
  public List<Long> planned(String id) {
    return Script.planned();
  }

  @Override
  public RunView stop(String id) throws RunException {
    Live live =
        live(id)
            .orElseThrow(
                () -> new RunException(RunException.Code.NOT_FOUND, "There is no run " + id + "."));
    show(Script.live(id, RunState.ABORTED, live.second(), "Stopped by the operator."));
    return Script.view(id, RunState.ABORTED, "Stopped by the operator.");
  }

  @Override
  public Optional<RunView> stopCurrent() {
    Live live = now;
    if (live == null || live.run().state().isFinal()) {
      return Optional.empty();
    }
    show(Script.live(ID, RunState.ABORTED, live.second(), "Stopped by the operator."));
    return Optional.of(Script.view(ID, RunState.ABORTED, "Stopped by the operator."));
  }

  @Override
  public Subscription subscribe(String id, Consumer<Live> listener) {
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
    return live(ID).map(Live::workers).orElse(List.of());
  }
}
