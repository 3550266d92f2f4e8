package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Random open injection profiles, of every step that is not itself random. */
final class RandomProfiles implements ArbitrarySupplier<List<OpenInjectionStep>> {

  private static final int KINDS = 7;
  private static final int MOST_STEPS = 5;

  @Override
  public Arbitrary<List<OpenInjectionStep>> get() {
    return Combinators.combine(
            Arbitraries.integers().between(0, KINDS - 1),
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(0, 60),
            Arbitraries.doubles().between(0.1, 40).ofScale(2))
        .as(RandomProfiles::step)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_STEPS);
  }

  private static OpenInjectionStep step(int kind, int seconds, int users, double rate) {
    return switch (kind) {
      case 0 -> atOnceUsers(users);
      case 1 -> nothingFor(seconds);
      case 2 -> rampUsers(users).during(seconds);
      case 3 -> constantUsersPerSec(rate).during(seconds);
      case 4 -> rampUsersPerSec(rate).to(users).during(seconds);
      case 5 -> stressPeakUsers(users).during(seconds);
      default ->
          incrementUsersPerSec(rate)
              .times(3)
              .eachLevelLasting(seconds)
              .separatedByRampsLasting(users % 3)
              .startingFrom(users);
    };
  }
}
