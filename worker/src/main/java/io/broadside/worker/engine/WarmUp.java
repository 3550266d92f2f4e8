package io.broadside.worker.engine;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.sun.net.httpserver.HttpExchange;
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
import io.gatling.javaapi.http.HttpRequestActionBuilder;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Drives a server inside this process with a small simulation of its own, so that classes are
 * loaded and code is compiled before the first real user starts. It goes on beside the compiler and
 * all else that has to be done until the load starts; what it measures is thrown away. Thread-safe.
 */
final class WarmUp implements AutoCloseable {

  private static final byte[] PAGE = "warm".getBytes(StandardCharsets.UTF_8);

  /** The last part of it goes on while all wait for the start that they were told. */
  private static final Duration LAST = Duration.ofSeconds(1);

  /** So long before the start it ends: its last requests, and a pause for all else. */
  private static final Duration COOL_DOWN = Duration.ofMillis(500);

  private static final int USERS = 2;

  /**
   * So many are sent as fast as it goes, and if that takes longer than it has time: Java compiles a
   * method once it was called 200 times. Those after them are sent slowly, since other workers may
   * want the same processors. More delay the start (ADR 13).
   */
  private static final int REQUESTS = 250;

  private static final Duration PAUSE = Duration.ofMillis(30);

  private final AtomicInteger served = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();
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

  /** Begins; it takes about as long as it is told to, on a slow machine longer; none for 0. */
  static WarmUp begin(Duration length) {
    WarmUp begun = new WarmUp(length);
    Thread.ofPlatform().name("warm-up").daemon().start(begun.task);
    return begun;
  }

  /** Waits until nothing is left of its time but the last second. */
  void awaitLast() throws InterruptedException {
    try {
      long due = begunNanos + length.minus(LAST).toNanos();
      task.get(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // it goes on
    } catch (ExecutionException e) {
      throw new IllegalStateException("the warm-up failed", e.getCause());
    }
  }

  /** Has it end in time before the start that a clock tells. */
  void closeBefore(RunClock clock) {
    Duration left = Duration.ofNanos(-clock.runNanos()).minus(COOL_DOWN);
    closeIn(left.isNegative() ? Duration.ZERO : left);
  }

  /** Has it end after that time, where it has not ended by itself. */
  void closeIn(Duration time) {
    CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS).execute(this::close);
  }

  /** Ends it once the requests under way are answered. */
  @Override
  public void close() {
    enough.set(true);
  }

  /** How many requests it has sent, and had answered. */
  int answered() {
    return served.get();
  }

  /** Whether nothing is left of it. */
  boolean isOver() {
    return task.isDone();
  }

  private boolean goesOn() {
    return !enough.get() && (System.nanoTime() - begunNanos < length.toNanos() || !practised());
  }

  private boolean practised() {
    return served.get() >= REQUESTS;
  }

  private void run() throws IOException, InterruptedException {
    if (length.isZero()) {
      return;
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.start();
      drive(new Load(server.getAddress().getPort(), this::goesOn, this::practised));
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    served.incrementAndGet();
    exchange.sendResponseHeaders(200, PAGE.length);
    exchange.getResponseBody().write(PAGE);
    exchange.close();
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
      run.start().get();
    } catch (FailureException | ExecutionException e) {
      throw new IllegalStateException("the warm-up failed", e);
    }
  }

  /** Users who ask again and again, over connections that are kept, and over new ones. */
  private static final class Load extends Simulation {

    Load(int port, BooleanSupplier goesOn, BooleanSupplier practised) {
      HttpRequestActionBuilder get =
          http("warm-up").get("/").check(status().is(200), bodyString().exists());
      setUp(
              scenario("warm-up")
                  .asLongAs(session -> goesOn.getAsBoolean())
                  .on(
                      exec(get, get, get.header("Connection", "close")),
                      doIf(session -> practised.getAsBoolean()).then(pause(PAUSE)))
                  .injectOpen(atOnceUsers(USERS)))
          .protocols(http.baseUrl("http://127.0.0.1:" + port));
    }
  }
}
