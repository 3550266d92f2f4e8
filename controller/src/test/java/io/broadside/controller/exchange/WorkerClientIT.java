package io.broadside.controller.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.wire.Release;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerClientIT {

  private static final URI NOWHERE = URI.create("gopher://127.0.0.1");
  private static final long PATIENCE_SECONDS = 30;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final WorkerClient client = new HttpWorkerClient("token", new Clock(), threads);

  @AfterEach
  void close() {
    client.close();
    threads.shutdownNow();
  }

  @Test
  void anAnswerThatStopsHalfwayIsNoneAndItsConnectionIsGivenUp() throws Exception {
    try (HalfServer worker = HalfServer.silent()) {
      assertThat(reply(client.status(worker.address())))
          .isEqualTo(new Reply.Unreachable("it did not send its whole answer within 2 s"));
      assertThat(worker.givenUp.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

      assertThat(reply(client.send(worker.address(), schedule())))
          .isInstanceOf(Reply.Unreachable.class);
      fails(client.metrics(worker.address(), body -> body.length));
      assertThat(worker.givenUp.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ofAnAnswerWithoutAnEndNoMoreIsTakenThanFits() throws Exception {
    try (HalfServer worker = HalfServer.endless()) {
      assertThat(reply(client.status(worker.address())))
          .isEqualTo(new Reply.Unreachable("its answer is longer than 1,048,576 bytes"));
      fails(client.outline(worker.address()));
      assertThat(worker.givenUp.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aWorkerWhoseReleaseIsTooFarAwaySaysSoWhateverItAnswers() throws Exception {
    assertThat(toStatus(200, "9.0.0; protocol=99", "{\"of another shape\": 1}"))
        .isEqualTo(
            new Reply.Unreachable(
                "it is Broadside 9.0.0 and the controller is "
                    + Release.OWN
                    + ": these releases are too far apart to work together; use the images of one"
                    + " release for both"));
    assertThat(toStatus(200, "9.0.0; protocol=2", "{}"))
        .as("of a neighbour the answer counts")
        .isInstanceOfSatisfying(
            Reply.Unreachable.class, r -> assertThat(r.reason()).contains("cannot be understood"));
  }

  @Test
  void aWorkerWithAnotherTokenSaysSo() throws Exception {
    assertThat(toStatus(401, Release.OWN.header(), "{}"))
        .isInstanceOfSatisfying(
            Reply.Unreachable.class,
            r -> assertThat(r.reason()).startsWith("its token is not that of the controller"));
  }

  private Reply toStatus(int status, String release, String body) throws Exception {
    HttpServer worker =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext(
        "/status",
        exchange -> {
          exchange.getResponseHeaders().set(Release.HEADER, release);
          exchange.sendResponseHeaders(status, body.length());
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    worker.start();
    try {
      return reply(client.status(URI.create("http://127.0.0.1:" + worker.getAddress().getPort())));
    } finally {
      worker.stop(0);
    }
  }

  @Test
  void metricsAreReadOnThreadsOfTheirOwn() throws Exception {
    HttpServer worker =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext(
        "/metrics",
        exchange -> {
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write(1);
          exchange.close();
        });
    worker.start();
    try (ExecutorService readers =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("reader").factory());
        WorkerClient own = new HttpWorkerClient("token", new Clock(), threads, readers)) {
      URI address = URI.create("http://127.0.0.1:" + worker.getAddress().getPort());

      assertThat(
              own.metrics(address, body -> Thread.currentThread().getName())
                  .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo("reader");
    } finally {
      worker.stop(0);
    }
  }

  @Test
  void whatCannotEvenBeAskedHasFailedAndThrowsNothing() throws Exception {
    assertThat(reply(client.status(NOWHERE))).isInstanceOf(Reply.Unreachable.class);
    assertThat(reply(client.send(NOWHERE, schedule()))).isInstanceOf(Reply.Unreachable.class);
    fails(client.metrics(NOWHERE, body -> body.length));
    fails(client.outline(NOWHERE));
    fails(client.claim(NOWHERE));
    fails(client.firstOrdinals(NOWHERE, 1));
    fails(client.bundle(NOWHERE, "digest"));
    fails(client.send(NOWHERE, Bundle.of(new byte[] {1})));
    threads.shutdown();
    assertThat(reply(client.status(NOWHERE))).isInstanceOf(Reply.Unreachable.class);
  }

  private static Reply reply(CompletableFuture<Reply> reply) throws Exception {
    return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void fails(CompletableFuture<?> answer) {
    assertThatThrownBy(() -> answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private static Schedule schedule() {
    Plan plan = Plan.of(new Source.OnClassPath("Shop"), 7, Limits.DEFAULT);
    return new Schedule(
        "run",
        "worker-1-a",
        1,
        plan,
        null,
        0,
        0,
        null,
        Map.of(),
        Map.of(),
        new Lease(0, 1),
        false,
        false);
  }
}
