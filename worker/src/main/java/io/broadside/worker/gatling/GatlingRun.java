package io.broadside.worker.gatling;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.dealing.Deck;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.metrics.Measurements;
import io.broadside.worker.simulation.FailureException;
import io.gatling.core.CoreComponents;
import io.gatling.core.Predef$;
import io.gatling.core.action.Exit;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.core.controller.inject.Injector;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.controller.throttle.Throttler;
import io.gatling.core.controller.throttle.Throttlings;
import io.gatling.core.scenario.Population$;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Simulation;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/**
 * One simulation in Gatling, without Gatling's launcher, reports and calls home: built, outlined,
 * run once, closed. Building and running are for one thread; {@link #progress} and {@link #stop}
 * for any.
 */
public final class GatlingRun implements AutoCloseable {

  private final ActorSystem system = new ActorSystem();
  private final EventLoopGroup eventLoops;
  private final SimulationParams params;
  private final ActorRef<Controller.Command> controller;
  private final ActorRef<Injector.Command> injector;
  private final PopulationFlows<String, io.gatling.core.scenario.Population> flows;
  private final Outline outline;
  private final boolean throttled;
  private final Deck deck;
  private final List<Dealing.Place> places = new ArrayList<>();
  private final Dealing.Gate gate = new Dealing.Gate();
  private final Map<String, DealtWorkload> workloads = new ConcurrentHashMap<>();

  /**
   * Builds a simulation and computes its outline.
   *
   * @throws FailureException if the plan exceeds its limits
   * @throws RuntimeException whatever the simulation's constructor or before hook throws
   */
  public GatlingRun(
      Simulation simulation, Plan plan, Measurements measurements, RunClock clock, Deck deck)
      throws FailureException {
    this.deck = deck;
    GatlingConfiguration configuration = Predef$.MODULE$.configuration();
    eventLoops =
        Transports.newEventLoopGroup(
            configuration.netty().useNativeTransport(),
            configuration.netty().useIoUring(),
            0,
            "gatling");
    MeasuringStats stats = new MeasuringStats(measurements);
    SimulationParams all = simulation.params(null);
    params =
        new SimulationParams(
            all.name(),
            all.rootPopulationBuilders(),
            all.globalProtocols(),
            all.globalPauseType(),
            all.globalThrottleSteps(),
            Option.empty(),
            all.assertions(),
            all.before(),
            all.after());
    Throttlings throttlings = params.throttlings(configuration);
    throttled = !throttlings.isEmpty();
    Option<ActorRef<Throttler.Command>> throttler =
        Throttler.actor(new Throttles(clock, deck).share(throttlings)).map(system::actorOf);
    injector = system.actorOf(Injector.actor(eventLoops, stats, clock::fleetMillis));
    controller = system.actorOf(Controller.actor(stats, injector, throttler, params));
    Map<String, Long> users = new HashMap<>();
    ShardedFeeders.install(
        params.rootPopulationBuilders(),
        controller,
        plan.seed(),
        scenario -> users.getOrDefault(scenario, 0L));
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
    List<PopulationFlows.Flow<String, io.gatling.core.scenario.Population>> original =
        CollectionConverters.asJava(params.populationFlows(core).locks());
    Outliner outliner = new Outliner(plan.limits());
    List<Profile> profiles = new ArrayList<>();
    for (var flow : original) {
      String name = flow.value().scenario().name();
      Profile profile = new Profile(name, flow.value().injectionProfile(), plan.seed());
      outliner.add(
          name,
          profile,
          flow.value().shard(),
          Set.copyOf(CollectionConverters.asJava(flow.blockedBy())));
      profiles.add(profile);
      users.put(name, profile.users());
    }
    List<Population> populations = outliner.populations();
    Option<FiniteDuration> maxDuration = all.maxDuration();
    outline =
        new Outline(
            simulation.getClass().getName(),
            outliner.digest(),
            maxDuration.isDefined() ? Long.valueOf(maxDuration.get().toSeconds()) : null,
            populations,
            Assertions.of(all.assertions()));
    Long most = outline.maxDurationSeconds();
    long endNanos = most == null ? Long.MAX_VALUE : TimeUnit.SECONDS.toNanos(most);
    Dealing dealing = new Dealing(clock, deck, measurements, gate, endNanos, this::complete);
    List<PopulationFlows.Flow<String, io.gatling.core.scenario.Population>> dealt =
        new ArrayList<>();
    for (int i = 0; i < original.size(); i++) {
      Population population = populations.get(i);
      Dealing.Place place =
          new Dealing.Place(
              population,
              profiles.get(i),
              i,
              original.size(),
              Dealing.children(population.name(), populations));
      places.add(place);
      dealt.add(replaced(original.get(i), dealing, place));
    }
    flows = new PopulationFlows<>(CollectionConverters.asScala(dealt).toList());
  }

  private PopulationFlows.Flow<String, io.gatling.core.scenario.Population> replaced(
      PopulationFlows.Flow<String, io.gatling.core.scenario.Population> flow,
      Dealing dealing,
      Dealing.Place place) {
    io.gatling.core.scenario.Population p = flow.value();
    DealtProfile profile =
        new DealtProfile(
            p.injectionProfile(),
            dealing,
            place,
            workload -> workloads.put(p.scenario().name(), workload));
    return new PopulationFlows.Flow<>(
        Population$.MODULE$.apply(p.scenario(), profile, p.shard()), flow.blockedBy());
  }

  /** What the simulation will do. */
  public Outline outline() {
    return outline;
  }

  /** Whether the simulation limits its requests per second. */
  public boolean throttled() {
    return throttled;
  }

  /** Calls the simulation's before hook. */
  public void before() {
    params.before().foreach(hook -> hook.apply());
  }

  /**
   * Starts; completes once all users have ended or the run was stopped, exceptionally if it
   * crashed.
   */
  public CompletableFuture<Void> start() {
    Promise<BoxedUnit> done = controller.replyPromise(new FiniteDuration(365, TimeUnit.DAYS));
    controller.$bang(new io.gatling.core.controller.Controller$Command$Start(flows, done));
    return FutureConverters.asJava(done.future()).toCompletableFuture().thenRun(() -> {});
  }

  /** Calls the simulation's after hook. */
  public void after() {
    params.after().foreach(hook -> hook.apply());
  }

  /** Looks at the schedule at once instead of with the next second. */
  public void scheduleChanged() {
    injector.$bang(io.gatling.core.controller.inject.Injector$Command$Tick$.MODULE$);
  }

  /** No user starts any more; those under way go on. */
  public void stopStarting() {
    gate.close();
  }

  /** Ends the run at once, with the users under way. */
  public void stop(String reason) {
    gate.close();
    controller.$bang(
        new io.gatling.core.controller.Controller$Command$StopLoadGenerator(reason, false));
  }

  /** How far it is, by population; those that have not begun are left out. */
  public Map<String, Progress> progress() {
    Map<String, Progress> progress = new HashMap<>();
    workloads.forEach((name, workload) -> progress.put(name, workload.progress()));
    return progress;
  }

  /**
   * The first ordinal of each open population dealt over the fleet that is due at that run time or
   * later.
   */
  public Map<String, Long> firstOrdinals(long runNanos) {
    Map<String, Long> first = new HashMap<>();
    for (Dealing.Place place : places) {
      Population population = place.outline();
      if (population.model() == Population.Model.OPEN && population.sharded()) {
        first.put(population.name(), firstOrdinal(place, runNanos));
      }
    }
    return first;
  }

  private long firstOrdinal(Dealing.Place place, long runNanos) {
    String name = place.outline().name();
    long start = place.outline().after().isEmpty() ? 0 : deck.start(name).orElse(Long.MAX_VALUE);
    if (start == Long.MAX_VALUE) {
      return 0;
    }
    long until = runNanos - TimeUnit.SECONDS.toNanos(start);
    long ordinal = 0;
    var arrivals = place.profile().arrivals();
    while (arrivals.hasNext() && arrivals.nextLong() < until) {
      ordinal++;
    }
    return ordinal;
  }

  private void complete(String population) {
    injector.$bang(
        new io.gatling.core.controller.inject.Injector$Command$EmptyWorkloadComplete(population));
  }

  @Override
  public void close() {
    system.close();
    eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
