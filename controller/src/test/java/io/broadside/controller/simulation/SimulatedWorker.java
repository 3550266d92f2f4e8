package io.broadside.controller.simulation;

import io.broadside.controller.fleet.Member;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker: a supervisor, and an engine after the other; it may be stopped, killed, cut off. */
final class SimulatedWorker {

  private static final double RESTART_SECONDS = 1;

  private final Events events;
  private final String name;
  private final long clockOffsetNanos;
  private final SimulatedLoad load;
  private final Target target;
  private SimulatedEngine engine;
  private int engines = 1;
  private Member.State state = Member.State.UP;
  private boolean leaving;
  private long pausedUntil;
  long deafUntil;
  long muteUntil;

  SimulatedWorker(Events events, int number, SimulatedLoad load, Target target) {
    this.events = events;
    this.name = "worker-" + number;
    this.clockOffsetNanos = TimeUnit.MILLISECONDS.toNanos(37L * number - 200);
    this.load = load;
    this.target = target;
    this.engine = new SimulatedEngine(this, name + "-1", load, target, null);
  }

  String name() {
    return name;
  }

  SimulatedEngine engine() {
    return engine;
  }

  boolean isLeaving() {
    return leaving;
  }

  boolean isUp() {
    return state == Member.State.UP;
  }

  Member member() {
    return new Member(name, state, URI.create("sim://" + name), null);
  }

  /** Its own clock, nanoseconds since 1970. */
  long ownNanos() {
    return events.nanos() + clockOffsetNanos;
  }

  long trueNanos() {
    return events.nanos();
  }

  boolean isPaused() {
    return events.nanos() < pausedUntil;
  }

  /** Does something after so long, or when its processes run again. */
  void after(double seconds, Runnable what) {
    events.after(
        seconds,
        () -> {
          if (isPaused()) {
            events.at(pausedUntil, what);
          } else {
            what.run();
          }
        });
  }

  void pause(double seconds) {
    pausedUntil = events.nanos() + Math.round(seconds * 1e9);
  }

  void leave() {
    leaving = true;
    state = Member.State.LEAVING;
    if (engine.run().isEmpty()) {
      released();
    }
  }

  /** All its processes are killed, and the platform sees it. */
  void kill() {
    engine.kill();
    events.after(0.2, () -> state = Member.State.DIED);
  }

  /** Its engine is killed, and its supervisor sees it at once. */
  void crash() {
    engine.kill();
    Failure failure = new Failure(Failure.Code.ENGINE_CRASHED, "killed");
    restart(new LastExit(engine.instance(), engine.run().orElse(""), failure, ownNanos()));
  }

  /** Its engine was let go. */
  void released() {
    if (leaving) {
      engine.kill();
      state = Member.State.LEFT;
    } else {
      restart(null);
    }
  }

  private void restart(@Nullable LastExit exit) {
    events.after(
        RESTART_SECONDS,
        () -> {
          if (state == Member.State.UP) {
            engine = new SimulatedEngine(this, name + "-" + ++engines, load, target, exit);
          }
        });
  }
}
