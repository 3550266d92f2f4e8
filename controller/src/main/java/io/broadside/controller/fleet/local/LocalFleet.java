package io.broadside.controller.fleet.local;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Workers as child processes, which end with this one. A worker that dies is replaced under a new
 * name, as a Deployment would do; where several die in a row without ever having been up, no more
 * are started. A query never waits for a worker that starts.
 */
public final class LocalFleet implements Fleet {

  /** How long a worker may be silent before it is ended, where nothing else was said. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int GIVE_UP_AFTER = 3;
  private static final int REMEMBERED = 20;
  private static final long REPLACE_AFTER_MILLIS = 500;
  private static final long LOOK_MILLIS = 1_000;

  /** Starts one worker; a seam for tests. */
  interface Starter {
    LocalWorker start(String name, Runnable changed) throws IOException;
  }

  private final Starter starter;
  private final Duration patience;
  private final Runnable atEnd;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("local-fleet").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private volatile List<LocalWorker> workers = List.of();
  private volatile int wanted;
  private volatile boolean closed;
  private int named;

  /** A fleet without workers yet, which ends a worker that is silent for {@link #PATIENCE}. */
  public LocalFleet(WorkerCommand command) {
    this(command, PATIENCE);
  }

  /**
   * A fleet without workers yet.
   *
   * @param patience how long a worker may be silent before it is ended; zero for as long as it
   *     likes
   */
  public LocalFleet(WorkerCommand command, Duration patience) {
    this(command, patience, new SharedFolder());
  }

  private LocalFleet(WorkerCommand command, Duration patience, SharedFolder classes) {
    this(
        (name, changed) -> LocalWorker.start(name, command, classes.path(), changed),
        patience,
        classes::close);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  LocalFleet(Starter starter, Duration patience, Runnable atEnd) {
    this.starter = starter;
    this.atEnd = atEnd;
    this.patience = patience;
    thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    workers.forEach(LocalWorker::look);
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
  public int wanted() {
    return wanted;
  }

  /** A little more than the second that is dealt ahead. */
  @Override
  public Duration startLead() {
    return Duration.ofMillis(1_300);
  }

  @Override
  public List<Member> members() {
    return workers.stream().map(LocalWorker::member).toList();
  }

  @Override
  public boolean endSilent(String worker, Duration silence) {
    Optional<LocalWorker> silent =
        workers.stream()
            .filter(w -> w.member().worker().equals(worker) && !w.member().isGone())
            .filter(w -> patience.isPositive() && silence.compareTo(patience) >= 0)
            .findFirst();
    silent.ifPresent(w -> w.kill(silence));
    return silent.isPresent();
  }

  @Override
  public Optional<List<String>> log(String worker, int lines) throws IOException {
    for (LocalWorker known : workers) {
      if (known.member().worker().equals(worker)) {
        return Optional.of(known.log(lines));
      }
    }
    return Optional.empty();
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
        LocalWorker started = starter.start("worker-" + (named + 1), this::workerChanged);
        named++;
        remember(started);
      } catch (IOException e) {
        throw new FleetException("A worker cannot be started: " + e.getMessage(), e);
      }
    }
  }

  /** Forgets the first of those that have ended, where there are many. */
  private void remember(LocalWorker started) {
    List<LocalWorker> all = new ArrayList<>(workers);
    all.add(started);
    int many = all.size() - REMEMBERED;
    List<LocalWorker> forgotten =
        all.stream().filter(w -> w.member().isGone()).limit(Math.max(0, many)).toList();
    all.removeAll(forgotten);
    workers = List.copyOf(all);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void workerChanged() {
    if (!closed && givenUp().isEmpty()) {
      thread.schedule(this::replace, REPLACE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
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
  public Optional<String> givenUp() {
    List<LocalWorker> all = workers;
    List<Member> last =
        all.subList(Math.max(0, all.size() - GIVE_UP_AFTER), all.size()).stream()
            .map(LocalWorker::member)
            .toList();
    boolean hopeless =
        last.size() == GIVE_UP_AFTER
            && last.stream().allMatch(m -> m.state() == Member.State.DIED && m.endpoint() == null);
    return hopeless
        ? Optional.of(
            "%d workers in a row ended while they were starting, so no more are started. %s %s."
                .formatted(GIVE_UP_AFTER, last.getLast().worker(), last.getLast().reason()))
        : Optional.empty();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    List<LocalWorker> all;
    synchronized (this) {
      wanted = 0;
      all = workers;
    }
    all.parallelStream().forEach(LocalWorker::end);
    atEnd.run();
  }
}
