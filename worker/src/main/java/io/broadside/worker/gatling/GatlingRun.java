package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.dealing.StartGate;
import io.broadside.worker.dealing.UserStart;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.feeding.ShardedFeeders;
import io.broadside.worker.gatling.injection.Dealing;
import io.broadside.worker.gatling.injection.DealtFlows;
import io.broadside.worker.gatling.injection.EventLoops;
import io.broadside.worker.gatling.injection.FirstRequests;
import io.broadside.worker.gatling.injection.Users;
import io.broadside.worker.gatling.script.Script;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.run.Playable;
import io.gatling.core.CoreComponents;
import io.gatling.core.Predef$;
import io.gatling.core.action.Exit;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.Injector;
import io.gatling.core.controller.throttle.Throttler;
import io.gatling.core.controller.throttle.Throttlings;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/**
 * One simulation in Gatling, without Gatling's launcher, reports and calls home: built, outlined,
 * run once, closed. Building and running are for one thread; {@link #progress} and {@link #stop}
 * for any.
 */
public final class GatlingRun implements Playable {

  private static final long PATIENCE_MILLIS = 1_500;

  private final ActorSystem system = new ActorSystem();
  private final EventLoopGroup eventLoops;
  private final MeasuringStats stats;
  private final OwnErrors ownErrors;
  private final SimulationParams params;
  private final ActorRef<Controller.Command> controller;
  private final ActorRef<Injector.Command> injector;
  private final DealtFlows flows;
  private final Outline outline;
  private final RunClock clock;
  private final StartGate gate = new StartGate();
  private final EventLoops loops;
  private final Holdings holdings;
  private volatile @Nullable Long beganNanos;
  private boolean started;
  private boolean stopped;

  /**
   * Builds a simulation and computes its outline.
   *
   * @param notes what the outline is to say of how it was read
   * @throws FailureException if the plan exceeds its limits
   * @throws RuntimeException whatever the simulation's constructor or before hook throws
   */
  public GatlingRun(
      Script script,
      List<String> notes,
      Plan plan,
      Measurements measurements,
      RunClock clock,
      Holdings holdings)
      throws FailureException {
    this.clock = clock;
    this.holdings = holdings;
    GatlingConfiguration configuration = Predef$.MODULE$.configuration();
    eventLoops =
        Transports.newEventLoopGroup(
            configuration.netty().useNativeTransport(),
            configuration.netty().useIoUring(),
            0,
            "gatling");
    loops = new EventLoops(eventLoops, clock);
    FirstRequests first = new FirstRequests();
    stats = new MeasuringStats(measurements, first);
    ownErrors = OwnErrors.hear(measurements);
    params = script.forFleet().params();
    Throttlings throttlings = params.throttlings(configuration);
    Option<ActorRef<Throttler.Command>> throttler =
        Throttler.actor(new Throttles(clock, holdings, RunTime.IDENTITY).share(throttlings))
            .map(system::actorOf);
    injector = system.actorOf(Injector.actor(eventLoops, stats, clock::fleetMillis));
    controller = system.actorOf(Controller.actor(stats, injector, throttler, params));
    Users users = new Users();
    ShardedFeeders.install(params.rootPopulationBuilders(), controller, plan.seed(), users);
    CoreComponents core =
        new CoreComponents(
            system,
            eventLoops,
            controller,
            throttler,
            stats,
            clock::fleetMillis,
            new Exit(injector),
            configuration);
    Long most = script.maxDurationSeconds();
    long endNanos = most == null ? Long.MAX_VALUE : TimeUnit.SECONDS.toNanos(most);
    Dealing dealing =
        new Dealing(
            clock,
            holdings,
            RunTime.IDENTITY,
            measurements,
            first,
            gate,
            loops,
            endNanos,
            this::complete);
    flows = new DealtFlows(params.populationFlows(core), plan, dealing, eventLoops, stats);
    flows.populations().forEach(p -> users.add(p.name(), p.users()));
    outline =
        new Outline(
            script.name(),
            flows.digest(),
            most,
            flows.populations(),
            Assertions.of(params.assertions()),
            !throttlings.isEmpty(),
            notes);
  }

  @Override
  public Outline outline() {
    return outline;
  }

  @Override
  public void before() {
    params.before().foreach(hook -> hook.apply());
  }

  @Override
  public void catchUp(Map<String, Long> starts) {
    flows.catchUp(starts);
  }

  @Override
  public synchronized CompletableFuture<Void> start() {
    if (stopped) {
      return CompletableFuture.completedFuture(null);
    }
    started = true;
    loops.watch();
    Promise<BoxedUnit> done = controller.replyPromise(new FiniteDuration(365, TimeUnit.DAYS));
    noteBeginning();
    controller.$bang(new io.gatling.core.controller.Controller$Command$Start(flows.flows(), done));
    return FutureConverters.asJava(done.future()).toCompletableFuture().thenRun(() -> {});
  }

  @Override
  public synchronized Optional<Failure> cutShort() {
    if (stopped) {
      return Optional.empty();
    }
    if (flows.heldBack()) {
      return Optional.of(
          new Failure(
              Code.LEASE_ENDED,
              "It heard from no controller for longer than its lease, so it started no more"
                  + " users."));
    }
    return flows.complete()
        ? Optional.empty()
        : Optional.of(
            new Failure(
                Code.SIMULATION_STOPPED,
                "The simulation called stopLoadGenerator, which ended the load before the end of"
                    + " its profile."));
  }

  /** Takes the time where users start, and as they are started. */
  @SuppressWarnings("FutureReturnValueIgnored") // it only takes the time
  private void noteBeginning() {
    eventLoops
        .next()
        .schedule(
            () -> beganNanos = clock.ownNanos(),
            Math.max(0, -clock.runNanos()),
            TimeUnit.NANOSECONDS);
  }

  @Override
  public @Nullable Long beganNanos() {
    return beganNanos;
  }

  @Override
  public void after() {
    params.after().foreach(hook -> hook.apply());
  }

  @Override
  public void scheduleChanged() {
    if (flows.begun()) {
      injector.$bang(io.gatling.core.controller.inject.Injector$Command$Tick$.MODULE$);
    }
  }

  @Override
  public void startUntil(long runNanos) {
    gate.closeFrom(runNanos);
  }

  @Override
  public Slots occupied() {
    return flows.taken().minus(holdings.places());
  }

  @Override
  public synchronized void stop(String reason) {
    gate.close();
    if (started && !stopped) {
      controller.$bang(
          new io.gatling.core.controller.Controller$Command$StopLoadGenerator(reason, false));
    }
    stopped = true;
  }

  @Override
  public Map<String, Progress> progress() {
    return flows.progress();
  }

  @Override
  public Map<String, Long> firstOrdinals(long runNanos) {
    return flows.firstOrdinals(runNanos);
  }

  private void complete(String population) {
    injector.$bang(
        new io.gatling.core.controller.inject.Injector$Command$EmptyWorkloadComplete(population));
  }

  /**
   * Cuts off the users who are still under way, so that nothing is sent or measured any more:
   * Gatling itself lets them go on when a run is stopped. A simulation that holds an event loop is
   * not waited for longer than {@value #PATIENCE_MILLIS} ms.
   */
  @Override
  public void close() {
    boolean underWay;
    synchronized (this) {
      underWay = started && !flows.complete();
      stopped = true;
    }
    gate.close();
    flows.giveUp();
    Thread closing = Thread.ofPlatform().daemon().name("close").start(() -> cutOff(underWay));
    try {
      closing.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes Gatling, once users that count as started have had time to send. */
  private void cutOff(boolean underWay) {
    if (underWay) {
      LockSupport.parkNanos(UserStart.SENT_NANOS + 2 * EventLoops.BEAT_NANOS);
    }
    stats.mute();
    ownErrors.close();
    system.close();
    eventLoops.shutdownGracefully(0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
