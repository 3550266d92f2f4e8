package io.broadside.controller.simulation;

import io.broadside.controller.exchange.Reply;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.wire.Json;
import io.broadside.worker.dealing.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Loses, delays and repeats what a controller and workers say to one another. */
final class SimulatedNetwork implements WorkerClient {

  private static final double TIMEOUT_SECONDS = 2;

  private final Events events;
  private final Random random;
  private NetworkConditions conditions = NetworkConditions.GOOD;
  private final Map<String, SimulatedWorker> workers;
  private final SimulatedLoad load;
  private final boolean weighing;
  int mostBytes;

  /**
   * Connects to workers.
   *
   * @param weighing whether the size of messages is looked at
   */
  SimulatedNetwork(
      Events events,
      Random random,
      Map<String, SimulatedWorker> workers,
      SimulatedLoad load,
      boolean weighing) {
    this.events = events;
    this.random = random;
    this.workers = workers;
    this.load = load;
    this.weighing = weighing;
  }

  /** From now on it is like that. */
  void become(NetworkConditions now) {
    conditions = now;
  }

  @Override
  public CompletableFuture<Reply> status(URI to) {
    long sent = events.nanos();
    return exchange(to, w -> new Reply.Answered(w.engine().status(), sent, Long.MIN_VALUE))
        .thenApply(this::received)
        .exceptionally(SimulatedNetwork::unreachable);
  }

  @Override
  public CompletableFuture<Reply> send(URI to, Schedule schedule) {
    long sent = events.nanos();
    if (weighing) {
      mostBytes = Math.max(mostBytes, Json.write(schedule).length);
    }
    return exchange(
            to,
            w -> {
              try {
                Reply reply = new Reply.Answered(w.engine().accept(schedule), sent, Long.MIN_VALUE);
                return reply;
              } catch (Refusal e) {
                return new Reply.Refused(String.valueOf(e.getMessage()));
              }
            })
        .thenApply(this::received)
        .exceptionally(SimulatedNetwork::unreachable);
  }

  private Reply received(Reply reply) {
    return reply instanceof Reply.Answered answer
        ? new Reply.Answered(answer.status(), answer.sentNanos(), events.nanos())
        : reply;
  }

  private static Reply unreachable(Throwable e) {
    return new Reply.Unreachable(String.valueOf(e.getMessage()));
  }

  @Override
  public CompletableFuture<Void> send(URI to, Bundle bundle) {
    throw new UnsupportedOperationException("there are no bundles here");
  }

  @Override
  public CompletableFuture<Bundle> bundle(URI to, String digest) {
    throw new UnsupportedOperationException("there are no bundles here");
  }

  @Override
  public CompletableFuture<Outline> outline(URI to) {
    return exchange(to, w -> load.outline());
  }

  @Override
  public CompletableFuture<Claim> claim(URI to) {
    return exchange(to, w -> w.engine().claim().orElseThrow());
  }

  @Override
  public CompletableFuture<Map<String, Long>> firstOrdinals(URI to, long runMillis) {
    return CompletableFuture.failedFuture(new IOException("nobody answers this"));
  }

  @Override
  public CompletableFuture<String> log(URI to) {
    return CompletableFuture.failedFuture(new IOException("nobody logs"));
  }

  @Override
  public <T> CompletableFuture<T> metrics(URI to, Reader<T> reader) {
    return exchange(
        to,
        w -> {
          try {
            return reader.read(new byte[0]);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private <T> CompletableFuture<T> exchange(URI to, Function<SimulatedWorker, T> serve) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    SimulatedWorker worker = workers.get(to.getHost());
    events.after(TIMEOUT_SECONDS, () -> answer.completeExceptionally(new IOException("timed out")));
    if (worker != null) {
      deliver(worker, serve, answer);
      if (random.nextDouble() < conditions.repeat()) {
        deliver(worker, serve, answer);
      }
    }
    return answer;
  }

  private <T> void deliver(
      SimulatedWorker worker, Function<SimulatedWorker, T> serve, CompletableFuture<T> answer) {
    boolean lost = random.nextDouble() < conditions.loss();
    boolean answerLost = random.nextDouble() < conditions.loss();
    double there = random.nextDouble() * conditions.slowest();
    double back = random.nextDouble() * conditions.slowest();
    if (lost || events.nanos() < worker.deafUntil) {
      return;
    }
    worker.after(
        there,
        () -> {
          if (worker.engine().isDead()) {
            answer.completeExceptionally(new IOException("connection refused"));
            return;
          }
          T said;
          try {
            said = serve.apply(worker);
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            return;
          }
          if (!answerLost && events.nanos() >= worker.muteUntil) {
            events.after(back, () -> answer.complete(said));
          }
        });
  }

  @Override
  public void close() {}
}
