package io.broadside.worker.gatling.script;

import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.Shares;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.injection.PopulationProfile;
import io.broadside.worker.scenario.Injections;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Replaces the injection profiles of a simulation, and keeps its scenarios. Several populations
 * share them as they share the simulation's own: by how many users each starts, or keeps at the
 * most; in equal parts where that cannot be compared.
 *
 * @param injection the users
 */
record Reinjection(Injection injection) {

  /** What the weights of all populations add up to, about. */
  private static final long SUM = 100_000;

  /**
   * The same with these users.
   *
   * @throws FailureException if populations wait for others: nobody can know whose users to replace
   */
  SimulationParams of(SimulationParams params) throws FailureException {
    List<PopulationBuilder> populations =
        CollectionConverters.asJava(params.rootPopulationBuilders());
    if (populations.stream().anyMatch(p -> !p.children().isEmpty())) {
      throw new FailureException(
          new Failure(
              Code.UNSUPPORTED,
              "The simulation's populations follow one another (andThen), so options cannot"
                  + " replace their injection profiles. Leave out --rate, --concurrency and similar"
                  + " options, or change the profile in the simulation."));
    }
    Shares shares = new Shares(weights(populations));
    List<PopulationBuilder> others = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      others.add(with(populations.get(i), i, shares));
    }
    return new SimulationParams(
        params.name(),
        CollectionConverters.asScala(others).toList(),
        params.globalProtocols(),
        params.globalPauseType(),
        params.globalThrottleSteps(),
        params.maxDuration(),
        params.assertions(),
        params.before(),
        params.after());
  }

  private PopulationBuilder with(PopulationBuilder population, int index, Shares shares) {
    ScenarioBuilder flow =
        CoreDsl.scenario(population.scenarioBuilder().name())
            .make(empty -> population.scenarioBuilder());
    var profile = Injections.inject(flow, injection.of(index, shares)).asScala().injectionProfile();
    return PopulationBuilder.apply(
        population.scenarioBuilder(),
        profile,
        population.scenarioProtocols(),
        population.scenarioThrottleSteps(),
        population.pauseType(),
        population.children(),
        population.shard());
  }

  private static List<Integer> weights(List<PopulationBuilder> populations) {
    List<PopulationProfile> own =
        populations.stream()
            .map(p -> new PopulationProfile(p.scenarioBuilder().name(), p.injectionProfile(), 0))
            .toList();
    if (own.stream().map(PopulationProfile::model).distinct().count() > 1) {
      return own.stream().map(p -> 1).toList();
    }
    List<Long> users = own.stream().map(Reinjection::users).toList();
    long all = Math.max(1, users.stream().mapToLong(Long::longValue).sum());
    return users.stream()
        .map(u -> all <= SUM ? u : Math.round((double) u * SUM / all))
        .map(u -> Math.toIntExact(Math.max(1, u)))
        .toList();
  }

  private static long users(PopulationProfile profile) {
    return profile.model() == Model.OPEN
        ? profile.users()
        : LongStream.range(0, profile.seconds()).map(profile::concurrentUsers).max().orElse(0);
  }
}
