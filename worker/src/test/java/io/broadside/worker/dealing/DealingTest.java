package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.worker.dealing.Fleets.Fleet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of a whole fleet, whoever joins or leaves it, and however late its ticks come. */
class DealingTest {

  private static final long PROFILE_MILLIS = 25_000;
  private static final long END_MILLIS = 30_000;
  private static final long HORIZON_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long CLOSED_MARGIN = 10_000;

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyArrivalIsDealtOnceAndAtItsTime(
      @ForAll @Size(max = 400) List<@LongRange(max = PROFILE_MILLIS) Long> times,
      @ForAll(supplier = Fleets.class) Fleet future,
      @ForAll long seed) {
    long[] arrivals = times.stream().mapToLong(TimeUnit.MILLISECONDS::toNanos).sorted().toArray();
    SimulatedFleet fleet = new SimulatedFleet(future, second -> firstOrdinal(arrivals, second));
    Ticks ticks = new Ticks(seed, 0, 300);
    Map<String, OpenDealer> dealers = new HashMap<>();
    TreeMap<Long, Long> dealt = new TreeMap<>();
    fleet.run(
        END_MILLIS,
        (member, deck, now) -> {
          OpenDealer dealer =
              dealers.computeIfAbsent(
                  member, m -> new OpenDealer(deck, "load", Arrays.stream(arrivals).iterator()));
          if (ticks.due(member, now)) {
            dealer.skip(0, now, deck.firstPossible("load"));
            dealer.deal(
                0,
                now + HORIZON_NANOS,
                (ordinal, due) -> {
                  assertThat(dealt.put(ordinal, due)).as("user %d, again", ordinal).isNull();
                  assertThat(due).as("user %d is not late", ordinal).isGreaterThanOrEqualTo(now);
                });
          }
        });
    assertThat(dealt.values()).containsExactlyElementsOf(Arrays.stream(arrivals).boxed().toList());
    assertThat(dealt.keySet()).allMatch(k -> k >= 0 && k < arrivals.length);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theFleetKeepsAsManyUsersAsTheProfileSays(
      @ForAll @Size(value = 25) List<@IntRange(max = 50) Integer> curve,
      @ForAll(supplier = Fleets.class) Fleet future,
      @ForAll long seed) {
    Map<Long, Map<String, Integer>> targets = new TreeMap<>();
    List<Long> ordinals = new ArrayList<>();
    AtomicLong border = new AtomicLong();
    SimulatedFleet fleet =
        new SimulatedFleet(
            future,
            second -> {
              ordinals.forEach(k -> border.accumulateAndGet(k, Math::max));
              return border.addAndGet(CLOSED_MARGIN);
            });
    Ticks ticks = new Ticks(seed, -400, 400);
    Map<String, ClosedDealer> dealers = new HashMap<>();
    fleet.run(
        END_MILLIS,
        (member, deck, now) -> {
          ClosedDealer dealer =
              dealers.computeIfAbsent(member, m -> new ClosedDealer(deck, "load", curve));
          if (ticks.due(member, now)) {
            long second = ticks.second(now);
            OptionalLong target = dealer.begin(0, second);
            target.ifPresent(
                t ->
                    targets
                        .computeIfAbsent(second, s -> new HashMap<>())
                        .put(member, Math.toIntExact(t)));
          }
          for (int user = 0; user < dealer.target(); user++) {
            dealer.take(now).ifPresent(ordinals::add);
          }
        });
    assertThat(ordinals).doesNotHaveDuplicates();
    for (int second = 0; second < curve.size(); second++) {
      Map<String, Integer> kept = targets.getOrDefault((long) second, Map.of());
      assertThat(kept.values().stream().mapToInt(Integer::intValue).sum())
          .as("second %d: %s", second, kept)
          .isEqualTo(curve.get(second));
      assertThat(kept.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey))
          .isSubsetOf(fleet.epochAt(second).members());
    }
  }

  private static long firstOrdinal(long[] arrivals, long second) {
    return Arrays.stream(arrivals).filter(a -> a < TimeUnit.SECONDS.toNanos(second)).count();
  }

  /** Each worker's ticks: one for each second, more or less at its beginning. */
  private static final class Ticks {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long seed;
    private final int earliest;
    private final int latest;
    private final Map<String, Long> last = new HashMap<>();

    Ticks(long seed, int earliestMillis, int latestMillis) {
      this.seed = seed;
      this.earliest = earliestMillis;
      this.latest = latestMillis;
    }

    /** The second whose tick comes at about that time. */
    long second(long now) {
      return Math.floorDiv(now + SECOND / 2, SECOND);
    }

    boolean due(String member, long now) {
      long second = second(now);
      Random random = new Random(seed ^ (31 * second + member.hashCode()));
      long at = second * 1_000 + random.nextInt(earliest, latest + 1);
      if (now < TimeUnit.MILLISECONDS.toNanos(at) || last.getOrDefault(member, -9L) == second) {
        return false;
      }
      last.put(member, second);
      return true;
    }
  }
}
