package io.broadside.controller;

import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.Orders;
import io.broadside.worker.dealing.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One worker of the swarm: a real one's orders and slots, and nothing behind them. It goes once, in
 * mid-run, and comes back as another instance. Thread-safe.
 */
final class SwarmWorker {

  private final String name;
  private final long leavesSecond;
  private final Swarm swarm;
  private int instances = 1;
  private Orders orders;
  private long told;
  private long bytes;
  private long mostBytes;

  SwarmWorker(String name, long leavesSecond, Swarm swarm) {
    this.name = name;
    this.leavesSecond = leavesSecond;
    this.swarm = swarm;
    this.orders = orders();
  }

  private Orders orders() {
    return new Orders(name, instance(), SwarmWorker::clockNanos);
  }

  private String instance() {
    return name + "-" + instances;
  }

  private static long clockNanos() {
    return System.currentTimeMillis() * 1_000_000;
  }

  /** Answers at one of a worker's paths. */
  synchronized byte[] answer(String path, byte[] body) throws IOException {
    return switch (path) {
      case WorkerPaths.SCHEDULE -> Json.write(follow(body));
      case WorkerPaths.OUTLINE -> Json.write(swarm.outline);
      case WorkerPaths.METRICS -> swarm.scrape(second());
      default -> Json.write(status());
    };
  }

  /** How often it was told something. */
  synchronized long told() {
    return told;
  }

  /** All that it was told. */
  synchronized long bytes() {
    return bytes;
  }

  /** The most that it was told at a time. */
  synchronized long mostBytes() {
    return mostBytes;
  }

  private Status follow(byte[] body) throws IOException {
    told++;
    bytes += body.length;
    mostBytes = Math.max(mostBytes, body.length);
    try {
      orders.take(Json.read(body, Schedule.class));
    } catch (Refusal e) {
      throw new IOException(e);
    }
    Status status = status();
    if (orders.release()) {
      instances++;
      orders = orders();
    }
    return status;
  }

  private long second() {
    return orders.startMillis().map(s -> (System.currentTimeMillis() - s) / 1_000).orElse(-1L);
  }

  private Status status() {
    Optional<Holdings> holdings = orders.holdings();
    long second = second();
    boolean leaving = instances == 1 && second >= leavesSecond;
    boolean over =
        orders.stop()
            || second >= Swarm.SECONDS
            || holdings.filter(h -> h.retired(second)).isPresent();
    EnginePhase running = second < 0 ? EnginePhase.PREPARED : EnginePhase.RUNNING;
    EnginePhase phase =
        orders.run().isEmpty() ? EnginePhase.IDLE : over ? EnginePhase.FINISHED : running;
    long through = Math.clamp(second, 0, Swarm.SECONDS) * (long) Swarm.RATE;
    boolean begun = phase == EnginePhase.RUNNING || phase == EnginePhase.FINISHED;
    return new Status(
        name,
        instance(),
        phase,
        orders.run().orElse(null),
        orders.term(),
        holdings.map(Holdings::version).orElse(0L),
        holdings.map(Holdings::letGo).orElse(null),
        holdings.map(Holdings::took).orElse(null),
        Slots.NONE,
        orders.run().isEmpty() ? null : swarm.outline.digest(),
        Set.of(),
        begun ? Map.of("shop", new Progress(through, List.of(), through, through, over)) : Map.of(),
        leaving,
        orders.leaseMillis(),
        clockNanos(),
        begun ? orders.startMillis().map(s -> s * 1_000_000).orElse(null) : null,
        null,
        null);
  }
}
