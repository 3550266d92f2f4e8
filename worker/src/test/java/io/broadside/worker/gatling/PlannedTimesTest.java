package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.OpenDealer;
import io.broadside.worker.gatling.injection.PopulationProfile;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.scenario.Scenario;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/** Users are dealt when Gatling's own injector would start them, to the millisecond. */
class PlannedTimesTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  private static final Pattern RANDOMIZED =
      Pattern.compile("PoissonOpenInjection\\((\\d+) seconds,([\\d.]+),([\\d.]+),(-?\\d+)\\)");

  static Stream<Arguments> steps() {
    return Stream.of(
        argumentSet("atOnceUsers", List.of(atOnceUsers(20), atOnceUsers(0))),
        argumentSet("nothingFor", List.of(nothingFor(3), atOnceUsers(1), nothingFor(2))),
        argumentSet("rampUsers", List.of(rampUsers(61).during(7))),
        argumentSet("rampUsers, fewer than seconds", List.of(rampUsers(3).during(11))),
        argumentSet("constantUsersPerSec", List.of(constantUsersPerSec(33.3).during(7))),
        argumentSet("constantUsersPerSec, slow", List.of(constantUsersPerSec(0.3).during(20))),
        argumentSet("rampUsersPerSec, up", List.of(rampUsersPerSec(1.5).to(47).during(9))),
        argumentSet("rampUsersPerSec, down", List.of(rampUsersPerSec(40).to(0).during(9))),
        argumentSet("stressPeakUsers", List.of(stressPeakUsers(500).during(8))),
        argumentSet(
            "incrementUsersPerSec",
            List.of(incrementUsersPerSec(7.5).times(4).eachLevelLasting(3).startingFrom(2))),
        argumentSet(
            "incrementUsersPerSec, with ramps",
            List.of(
                incrementUsersPerSec(5)
                    .times(3)
                    .eachLevelLasting(3)
                    .separatedByRampsLasting(2)
                    .startingFrom(10))),
        argumentSet(
            "incrementUsersPerSec, with ramps from nothing",
            List.of(
                incrementUsersPerSec(5).times(3).eachLevelLasting(3).separatedByRampsLasting(2))),
        argumentSet(
            "all of them",
            List.of(
                nothingFor(Duration.ofMillis(1_500)),
                atOnceUsers(7),
                rampUsers(60).during(3),
                constantUsersPerSec(30).during(3),
                rampUsersPerSec(10).to(50).during(4),
                nothingFor(1),
                stressPeakUsers(100).during(4),
                incrementUsersPerSec(10).times(2).eachLevelLasting(3).startingFrom(10))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void areThoseOfAStockInjector(List<OpenInjectionStep> steps) {
    InjectionProfile stock = profile(steps);
    List<Long> planned = stockTimes(stock);
    assertThat(planned).isNotEmpty();
    assertThat(dealtTimes(new PopulationProfile("load", stock, 7))).isEqualTo(planned);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void areThoseOfAStockInjectorWhateverTheSteps(
      @ForAll(supplier = RandomProfiles.class) List<OpenInjectionStep> steps) {
    InjectionProfile stock = profile(steps);
    assertThat(dealtTimes(new PopulationProfile("load", stock, 7))).isEqualTo(stockTimes(stock));
  }

  @Test
  void areThoseOfAStockInjectorWithTheSameSeed() {
    PopulationProfile ours =
        new PopulationProfile(
            "load",
            profile(
                List.of(
                    constantUsersPerSec(30).during(8).randomized(),
                    rampUsersPerSec(5).to(40).during(8).randomized())),
            7);
    List<io.gatling.core.controller.inject.open.OpenInjectionStep> seeded = new ArrayList<>();
    Matcher step = RANDOMIZED.matcher(ours.description());
    while (step.find()) {
      seeded.add(
          new PoissonOpenInjection(
              new FiniteDuration(Long.parseLong(step.group(1)), TimeUnit.SECONDS),
              Double.parseDouble(step.group(2)),
              Double.parseDouble(step.group(3)),
              Long.parseLong(step.group(4))));
    }
    assertThat(seeded).hasSize(2);
    InjectionProfile stock =
        new OpenInjectionProfile(CollectionConverters.asScala(seeded).toList());
    assertThat(dealtTimes(ours)).hasSize(420).isEqualTo(stockTimes(stock));
  }

  @Test
  void ofRandomisedStepsFollowTheRunsSeedTheScenarioAndTheStepsPlace() {
    List<OpenInjectionStep> twice =
        List.of(
            constantUsersPerSec(30).during(8).randomized(),
            constantUsersPerSec(30).during(8).randomized());
    List<Long> times = dealtTimes(new PopulationProfile("load", profile(twice), 7));
    assertThat(dealtTimes(new PopulationProfile("load", profile(twice), 7))).isEqualTo(times);
    assertThat(dealtTimes(new PopulationProfile("load", profile(twice), 8))).isNotEqualTo(times);
    assertThat(dealtTimes(new PopulationProfile("other", profile(twice), 7))).isNotEqualTo(times);
    assertThat(times.subList(240, 480).stream().map(t -> t - 8_000).toList())
        .isNotEqualTo(times.subList(0, 240));
  }

  static InjectionProfile profile(List<OpenInjectionStep> steps) {
    return scenario("load").exec(session -> session).injectOpen(steps).asScala().injectionProfile();
  }

  /** All in one batch: whole milliseconds from the start, in the order of the users. */
  private static List<Long> stockTimes(InjectionProfile stock) {
    RecordingLoop loop = new RecordingLoop();
    Workload workload =
        stock.workload(
            new Scenario("load", null, null, null, null), new AtomicLong(), 0, loop, null, () -> 0);
    workload.injectBatch(new FiniteDuration(1, TimeUnit.DAYS));
    return loop.starts;
  }

  private static List<Long> dealtTimes(PopulationProfile profile) {
    Holdings all = new Holdings(Deal.slotsFor(1)).alone();
    List<Long> times = new ArrayList<>();
    new OpenDealer(all, "load", all.deal(0), RunTime.IDENTITY, profile.arrivals())
        .deal(
            0,
            0,
            Long.MAX_VALUE,
            (ordinal, due) -> {
              assertThat(ordinal).isEqualTo(times.size());
              times.add(TimeUnit.NANOSECONDS.toMillis(due));
            });
    return times;
  }
}
