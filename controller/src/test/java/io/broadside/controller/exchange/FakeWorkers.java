package io.broadside.controller.exchange;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Status;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Workers that answer at once what a test has them say; others do not answer. */
public final class FakeWorkers implements WorkerClient {

  /** What each says of itself when it is asked. */
  public final Map<URI, Status> statuses = new HashMap<>();

  /** What each answers to a schedule; one that is not named answers with its status. */
  public final Map<URI, Function<Schedule, Reply>> answers = new HashMap<>();

  /** What each claims. */
  public final Map<URI, Claim> claims = new HashMap<>();

  /** What they were asked and told, in that order. */
  public final List<String> heard = new ArrayList<>();

  /** The schedules that they were told. */
  public final List<Schedule> told = new ArrayList<>();

  private final Clock clock;

  /** Their answers come at that time. */
  public FakeWorkers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Reply> status(URI worker) {
    heard.add("status");
    return CompletableFuture.completedFuture(said(worker));
  }

  @Override
  public CompletableFuture<Reply> send(URI worker, Schedule schedule) {
    heard.add("schedule");
    told.add(schedule);
    return CompletableFuture.completedFuture(
        answers.getOrDefault(worker, any -> said(worker)).apply(schedule));
  }

  private Reply said(URI worker) {
    Status status = statuses.get(worker);
    return status == null ? new Reply.Unreachable("nobody is there") : answered(status);
  }

  /** An answer that came at once. */
  public Reply answered(Status status) {
    return new Reply.Answered(status, clock.nanos(), clock.nanos());
  }

  @Override
  public CompletableFuture<Claim> claim(URI worker) {
    heard.add("claim");
    Claim claim = claims.get(worker);
    return claim == null ? nothing() : CompletableFuture.completedFuture(claim);
  }

  @Override
  public CompletableFuture<Void> send(URI worker, Bundle bundle) {
    return nothing();
  }

  @Override
  public CompletableFuture<Outline> outline(URI worker) {
    return nothing();
  }

  @Override
  public CompletableFuture<Bundle> bundle(URI worker, String digest) {
    return nothing();
  }

  @Override
  public CompletableFuture<Map<String, Long>> firstOrdinals(URI worker, long runMillis) {
    return nothing();
  }

  @Override
  public <T> CompletableFuture<T> metrics(URI worker, Reader<T> reader) {
    return nothing();
  }

  @Override
  public CompletableFuture<String> log(URI worker) {
    return nothing();
  }

  private static <T> CompletableFuture<T> nothing() {
    return CompletableFuture.failedFuture(new IOException("it has nothing of the kind"));
  }

  @Override
  public void close() {}
}
