package io.broadside.worker.gatling.injection;

import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Progress;
import io.broadside.worker.failure.FailureException;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.controller.inject.PopulationFlows.Flow;
import io.gatling.core.scenario.Population$;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import scala.jdk.javaapi.CollectionConverters;

/** A simulation's populations, in their order, with dealing in place of Gatling's injection. */
public final class DealtFlows {

  private final Dealing dealing;
  private final String digest;
  private final List<Population> populations;
  private final List<DealtWorkload> workloads = new ArrayList<>();
  private final PopulationFlows<String, io.gatling.core.scenario.Population> flows;

  /**
   * Walks all arrivals once.
   *
   * @throws FailureException if they exceed the plan's limits
   */
  public DealtFlows(
      PopulationFlows<String, io.gatling.core.scenario.Population> original,
      Plan plan,
      Dealing dealing,
      EventLoopGroup eventLoops,
      StatsEngine stats)
      throws FailureException {
    this.dealing = dealing;
    List<Flow<String, io.gatling.core.scenario.Population>> locks =
        CollectionConverters.asJava(original.locks());
    Outliner outliner = new Outliner(plan.limits());
    List<PopulationProfile> profiles = new ArrayList<>();
    for (var flow : locks) {
      String name = flow.value().scenario().name();
      PopulationProfile profile =
          new PopulationProfile(name, flow.value().injectionProfile(), plan.seed());
      outliner.add(
          name,
          profile,
          flow.value().shard(),
          Set.copyOf(CollectionConverters.asJava(flow.blockedBy())));
      profiles.add(profile);
    }
    populations = outliner.populations();
    digest = outliner.digest();
    List<Flow<String, io.gatling.core.scenario.Population>> dealt = new ArrayList<>();
    for (int i = 0; i < locks.size(); i++) {
      io.gatling.core.scenario.Population p = locks.get(i).value();
      Population outline = populations.get(i);
      Dealing.Place place =
          new Dealing.Place(
              outline,
              profiles.get(i),
              i,
              locks.size(),
              Dealing.children(outline.name(), populations));
      DealtWorkload workload =
          outline.model() == Population.Model.OPEN
              ? new OpenWorkload(p.scenario(), eventLoops, stats, dealing, place)
              : new ClosedWorkload(p.scenario(), eventLoops, stats, dealing, place);
      workloads.add(workload);
      DealtProfile profile = new DealtProfile(p.injectionProfile(), workload);
      dealt.add(
          new Flow<>(
              Population$.MODULE$.apply(p.scenario(), profile, p.shard()),
              locks.get(i).blockedBy()));
    }
    flows = new PopulationFlows<>(CollectionConverters.asScala(dealt).toList());
  }

  /** The populations for Gatling to start. */
  public PopulationFlows<String, io.gatling.core.scenario.Population> flows() {
    return flows;
  }

  /** What is known beforehand, in Gatling's order. */
  public List<Population> populations() {
    return populations;
  }

  /** SHA-256 over all steps and arrivals. */
  public String digest() {
    return digest;
  }

  /**
   * Passes over what is due in the past.
   *
   * @param starts run seconds in which the populations that wait for others start, where known
   */
  public void catchUp(Map<String, Long> starts) {
    for (DealtWorkload workload : workloads) {
      Population population = workload.place.outline();
      Long start = population.after().isEmpty() ? Long.valueOf(0) : starts.get(population.name());
      if (start != null) {
        workload.catchUp(start);
      }
    }
  }

  /** Slots of closed populations in which users are under way. */
  public Slots taken() {
    return workloads.stream().map(DealtWorkload::taken).reduce(Slots.NONE, Slots::plus);
  }

  /** Whether Gatling has started a population. */
  public boolean begun() {
    return workloads.stream().anyMatch(DealtWorkload::hasBegun);
  }

  /** Gives up all users that have not been started yet. */
  public void giveUp() {
    workloads.forEach(DealtWorkload::giveUp);
  }

  /** Whether users did not start because none might any more. */
  public boolean heldBack() {
    return workloads.stream().anyMatch(DealtWorkload::heldBack);
  }

  /** Whether nothing of any population is left, nor will be. */
  public boolean complete() {
    return workloads.stream().allMatch(DealtWorkload::isComplete);
  }

  /** How far it is, by population; those that have not begun are left out. */
  public Map<String, Progress> progress() {
    Map<String, Progress> progress = new HashMap<>();
    for (DealtWorkload workload : workloads) {
      if (workload.hasBegun()) {
        progress.put(workload.scenarioName(), workload.progress());
      }
    }
    return progress;
  }

  /** As {@link GatlingRun#firstOrdinals}. */
  public Map<String, Long> firstOrdinals(long runNanos) {
    Map<String, Long> first = new HashMap<>();
    for (DealtWorkload workload : workloads) {
      Population population = workload.place.outline();
      if (population.model() == Population.Model.OPEN && population.sharded()) {
        first.put(population.name(), firstOrdinal(workload.place, runNanos));
      }
    }
    return first;
  }

  private long firstOrdinal(Dealing.Place place, long runNanos) {
    String name = place.outline().name();
    long start =
        place.outline().after().isEmpty()
            ? 0
            : dealing.holdings().start(name).orElse(Long.MAX_VALUE);
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
}
