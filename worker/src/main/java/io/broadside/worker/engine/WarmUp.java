package io.broadside.worker.engine;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.sun.net.httpserver.HttpServer;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Deal;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.GatlingRun;
import io.broadside.worker.gatling.script.Script;
import io.broadside.worker.metrics.WorkerMetrics;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Drives a server inside this process with a small simulation of its own, so that classes are
 * loaded and code is compiled before the first real user starts. It goes on beside the compiler and
 * all else that has to be done until the load starts; what it measures is thrown away. Thread-safe.
 */
final class WarmUp implements AutoCloseable {

  private static final byte[] PAGE = "warm".getBytes(StandardCharsets.UTF_8);

  /** The last part of it goes on while all wait for the start that they were told. */
  private static final Duration LAST = Duration.ofSeconds(1);

  /** For the requests that are under way when it ends early. */
  private static final long LAST_REQUESTS_MILLIS = 150;

  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private final FutureTask<Boolean> task;
  private final Duration length;
  private final long begunNanos = System.nanoTime();

  private WarmUp(Duration length) {
    this.length = length;
    task =
        new FutureTask<>(
            () -> {
              run();
              return true;
            });
  }

  /** Begins; it takes about as long as it is told to, and does nothing for 0. */
  static WarmUp begin(Duration length) {
    WarmUp begun = new WarmUp(length);
    Thread.ofPlatform().name("warm-up").daemon().start(begun.task);
    return begun;
  }

  /** Waits until nothing is left of it but its last second. */
  void awaitLast() throws InterruptedException {
    try {
      long due = begunNanos + length.minus(LAST).toNanos();
      task.get(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // it goes on
    } catch (ExecutionException e) {
      throw new IllegalStateException("the warm-up broke down", e.getCause());
    }
  }

  /** Has it end after that time, where it has not ended by itself. */
  void closeIn(Duration time) {
    CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS).execute(this::close);
  }

  /** Ends it soon, where nobody needs it any longer. */
  @Override
  public void close() {
    enough.complete(null);
  }

  private void run() throws IOException, InterruptedException {
    if (length.isZero()) {
      return;
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
          });
      server.start();
      drive(new Load(server.getAddress().getPort(), length));
    } finally {
      server.stop(0);
    }
  }

  private void drive(Simulation simulation) throws InterruptedException {
    RunClock clock = new RunClock();
    Holdings all = new Holdings(Deal.slotsFor(1)).alone();
    Plan plan = Plan.of(new Source.OnClassPath("warm-up"), 0, Limits.DEFAULT);
    try (GatlingRun run =
        new GatlingRun(
            Script.of(simulation),
            List.of(),
            plan,
            WorkerMetrics.ofRun().measurements(),
            clock,
            all)) {
      clock.start(clock.ownNanos() / 1_000_000, 0);
      CompletableFuture<Void> profile = run.start();
      CompletableFuture.anyOf(profile, enough).get();
      if (!profile.isDone()) {
        run.startUntil(clock.runNanos());
        TimeUnit.MILLISECONDS.sleep(LAST_REQUESTS_MILLIS);
      }
    } catch (FailureException | ExecutionException e) {
      throw new IllegalStateException("the warm-up broke down", e);
    }
  }

  /** A ramp of one request each. */
  private static final class Load extends Simulation {

    Load(int port, Duration length) {
      setUp(
              scenario("warm-up")
                  .exec(http("warm-up").get("/").check(status().is(200), bodyString().exists()))
                  .injectOpen(rampUsersPerSec(10).to(300).during(length)))
          .protocols(http.baseUrl("http://127.0.0.1:" + port));
    }
  }
}
