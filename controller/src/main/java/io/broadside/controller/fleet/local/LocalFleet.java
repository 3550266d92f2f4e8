package io.broadside.controller.fleet.local;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Workers as child processes, which end with this one. A worker that dies is replaced under a new
 * name, as a Deployment would do; where several die in a row without ever having been up, no more
 * are started.
 */
public final class LocalFleet implements Fleet {

  private static final int GIVE_UP_AFTER = 3;
  private static final int REMEMBERED = 20;
  private static final long REPLACE_AFTER_MILLIS = 500;

  private final WorkerCommand command;
  private final List<LocalWorker> workers = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService replacing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("local-fleet").factory());
  private int wanted;
  private int named;
  private boolean closed;

  /** A fleet of nobody. */
  public LocalFleet(WorkerCommand command) {
    this.command = command;
  }

  @Override
  public void scale(int count) throws FleetException {
    synchronized (this) {
      wanted = count;
      adjust();
    }
    changed();
  }

  @Override
  public synchronized int wanted() {
    return wanted;
  }

  @Override
  public synchronized List<Member> members() {
    return workers.stream().map(LocalWorker::member).toList();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Starts what is missing; tells the youngest to go where there are too many. */
  private void adjust() throws FleetException {
    List<LocalWorker> up = workers.stream().filter(LocalWorker::isUpOrStarting).toList();
    for (int i = up.size() - 1; i >= wanted; i--) {
      up.get(i).tellToGo();
    }
    for (int i = up.size(); i < wanted && !closed; i++) {
      try {
        workers.add(LocalWorker.start("worker-" + (named + 1), command, this::workerChanged));
        named++;
      } catch (IOException e) {
        throw new FleetException("A worker cannot be started: " + e.getMessage(), e);
      }
    }
    while (workers.size() > REMEMBERED && forgetOne()) {}
  }

  private boolean forgetOne() {
    return workers.stream()
        .filter(w -> w.member().isGone())
        .findFirst()
        .map(workers::remove)
        .orElse(false);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void workerChanged() {
    synchronized (this) {
      if (!closed && givenUp().isEmpty()) {
        replacing.schedule(this::replace, REPLACE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    changed();
  }

  private void replace() {
    synchronized (this) {
      try {
        if (!closed && givenUp().isEmpty()) {
          adjust();
        }
      } catch (FleetException e) {
        return;
      }
    }
    changed();
  }

  @Override
  public synchronized Optional<String> givenUp() {
    List<Member> last =
        workers.subList(Math.max(0, workers.size() - GIVE_UP_AFTER), workers.size()).stream()
            .map(LocalWorker::member)
            .toList();
    boolean hopeless =
        last.size() == GIVE_UP_AFTER
            && last.stream().allMatch(m -> m.state() == Member.State.DIED && m.endpoint() == null);
    return hopeless
        ? Optional.of(
            "%d workers in a row ended before they were up, so no more are started. %s %s."
                .formatted(GIVE_UP_AFTER, last.getLast().worker(), last.getLast().reason()))
        : Optional.empty();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void close() {
    List<LocalWorker> all;
    synchronized (this) {
      closed = true;
      wanted = 0;
      all = List.copyOf(workers);
    }
    replacing.shutdownNow();
    all.parallelStream().forEach(LocalWorker::end);
  }
}
