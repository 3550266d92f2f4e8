package io.broadside.controller.exchange;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Schedule;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Speaks the protocol with workers. No call blocks. A future that is not of a {@link Reply} fails
 * with an {@link IOException} if the worker does not answer or lacks what it is asked for.
 */
public interface WorkerClient extends AutoCloseable {

  /** Asks how the worker is. */
  CompletableFuture<Reply> status(URI worker);

  /** Sends what a worker is to know. */
  CompletableFuture<Reply> send(URI worker, Schedule schedule);

  /** Sends a bundle. */
  CompletableFuture<Void> send(URI worker, Bundle bundle);

  /** Fetches the outline of a prepared worker. */
  CompletableFuture<Outline> outline(URI worker);

  /** Fetches what a worker owns and has owned. */
  CompletableFuture<Claim> claim(URI worker);

  /** Has the bundle of that digest back. */
  CompletableFuture<Bundle> bundle(URI worker, String digest);

  /** Asks for the first ordinals that are due at a run time, in milliseconds, or later. */
  CompletableFuture<Map<String, Long>> firstOrdinals(URI worker, long runMillis);

  /** Fetches the metrics as delimited protobuf, and has them read. */
  <T> CompletableFuture<T> metrics(URI worker, Reader<T> reader);

  /** Fetches the last lines that a worker's engines have printed, the oldest first. */
  CompletableFuture<String> log(URI worker);

  /** Makes something of a body. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads it.
     *
     * @throws IOException if it makes no sense
     */
    T read(byte[] body) throws IOException;
  }

  @Override
  void close();
}
