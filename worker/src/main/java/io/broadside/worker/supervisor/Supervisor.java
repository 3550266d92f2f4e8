package io.broadside.worker.supervisor;

import io.broadside.protocol.status.LastExit;
import io.broadside.worker.exit.Obituary;
import io.broadside.worker.exit.OutputLog;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one engine after the other until it is told to leave. Thread-safe. It stays small: no JSON,
 * no logging, nothing that a small JVM would have to load.
 */
public final class Supervisor {

  private final String name;
  private final EngineJvm jvm;
  private final Function<String, List<String>> arguments;
  private final BackOff backOff = new BackOff();
  private @Nullable EngineProcess current;
  private boolean leaving;
  private boolean killed;
  private boolean listenedOnce;

  /**
   * Starts nothing yet.
   *
   * @param arguments what an engine is told, given its instance
   */
  public Supervisor(String name, EngineJvm jvm, Function<String, List<String>> arguments) {
    this.name = name;
    this.jvm = jvm;
    this.arguments = arguments;
  }

  /**
   * Keeps engines running; returns once it was told to leave and the last one has left.
   *
   * @return false where the first engine never got as far as to listen, so that another would not
   *     either
   * @throws IOException if an engine's process cannot be started
   */
  public boolean run() throws IOException, InterruptedException {
    Optional<LastExit> last = Optional.empty();
    try (Scratch own = Scratch.create(name)) {
      OutputLog log = new OutputLog(own.folder().resolve("output.log"));
      while (true) {
        EngineProcess engine = next(last, log);
        if (engine == null) {
          return true;
        }
        EngineExit exit = engine.await();
        last = exit.lastExit();
        last.ifPresent(this::tell);
        listenedOnce = listenedOnce || exit.listened();
        if (!listenedOnce) {
          return ended();
        }
        pause(backOff.after(exit.ofUse()));
      }
    }
  }

  private synchronized @Nullable EngineProcess next(Optional<LastExit> last, OutputLog log)
      throws IOException {
    if (leaving) {
      return null;
    }
    String instance =
        name + "-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    Scratch scratch = Scratch.create(name);
    Map<String, String> environment = last.map(Obituary::write).orElse(Map.of());
    current =
        EngineProcess.start(
            instance,
            scratch,
            jvm.command(scratch.files(), arguments.apply(instance)),
            environment,
            log);
    return current;
  }

  private synchronized boolean ended() {
    return leaving;
  }

  private synchronized void pause(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0 && !leaving; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }

  /** Lets the engine hand over and finish, and starts no other. */
  public synchronized void leave() {
    leaving = true;
    notifyAll();
    if (current != null) {
      current.leave();
    }
  }

  /** Ends the engine at once, and starts no other. */
  public synchronized void kill() {
    leaving = true;
    killed = true;
    notifyAll();
    if (current != null) {
      current.kill();
    }
  }

  /** Reports how an engine ended, unless the supervisor itself killed it. */
  private synchronized void tell(LastExit exit) {
    if (!killed) {
      System.out.println("broadside-worker " + name + ": " + exit.failure().message());
    }
  }
}
