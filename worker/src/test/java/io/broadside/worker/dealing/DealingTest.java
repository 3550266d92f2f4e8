package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.worker.dealing.Passes.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of a whole fleet, whichever slots pass on, and however late its ticks come. */
class DealingTest {

  static final long PROFILE_MILLIS = 25_000;
  private static final long END_MILLIS = 30_000;
  private static final long HORIZON_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long SOON_MILLIS = 1_200;
  private static final Deal DEAL = Deal.of(Assignments.SLOTS, 1);

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyArrivalIsDealtOnceAndAtItsTimeWhereSlotsPassOnSoon(
      @ForAll @Size(max = 400) List<@LongRange(max = PROFILE_MILLIS) Long> times,
      @ForAll(supplier = Passes.class) Future future,
      @ForAll long seed) {
    long[] arrivals = times.stream().mapToLong(TimeUnit.MILLISECONDS::toNanos).sorted().toArray();
    SimulatedFleet fleet = open(arrivals, future, SOON_MILLIS);
    AtomicLong latest = new AtomicLong();
    Map<Long, Long> dealt = deal(fleet, arrivals, seed, latest);
    assertThat(latest.get()).as("nobody is too late").isLessThan(UserStart.MOST_LATE_NANOS);
    assertThat(dealt.values()).containsExactlyElementsOf(Arrays.stream(arrivals).boxed().toList());
    assertThat(dealt.keySet()).allMatch(k -> k >= 0 && k < arrivals.length);
  }

  /** Whatever is not dealt was nobody's: none of the takers says that it had it. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void anArrivalIsDealtWhereItHadAnOwnerAndElseItIsNot(
      @ForAll @Size(max = 400) List<@LongRange(max = PROFILE_MILLIS) Long> times,
      @ForAll(supplier = Passes.class) Future future,
      @ForAll long seed) {
    long[] arrivals = times.stream().mapToLong(TimeUnit.MILLISECONDS::toNanos).sorted().toArray();
    SimulatedFleet fleet = open(arrivals, future, Long.MAX_VALUE);
    Map<Long, Long> dealt = deal(fleet, arrivals, seed, new AtomicLong());
    for (long ordinal = 0; ordinal < arrivals.length; ordinal++) {
      long unit = ordinal;
      assertThat(
              fleet.workers.stream()
                  .filter(w -> w.at("load", unit).contains(DEAL.slot(unit)))
                  .count())
          .as("owners of user %d", ordinal)
          .isEqualTo(dealt.containsKey(ordinal) ? 1 : 0);
    }
  }

  private static SimulatedFleet open(long[] arrivals, Future future, long mostOnWayMillis) {
    return new SimulatedFleet(
        Kind.ARRIVALS,
        future,
        now -> {
          long border = TimeUnit.MILLISECONDS.toNanos(now + 1_000);
          long ordinal = Arrays.stream(arrivals).filter(a -> a < border).count();
          return new Border(0, Map.of("load", ordinal));
        },
        mostOnWayMillis);
  }

  private static Map<Long, Long> deal(
      SimulatedFleet fleet, long[] arrivals, long seed, AtomicLong latest) {
    Map<Long, Long> dealt = new TreeMap<>();
    Ticks ticks = new Ticks(seed, 0, 300);
    List<OpenDealer> dealers =
        fleet.workers.stream()
            .map(
                own ->
                    new OpenDealer(
                        own, "load", DEAL, RunTime.IDENTITY, Arrays.stream(arrivals).iterator()))
            .toList();
    fleet.run(
        END_MILLIS,
        (worker, now) -> {
          OpenDealer dealer = dealers.get(worker);
          if (ticks.due(worker, now)) {
            dealer.skip(0, now, fleet.workers.get(worker).firstPossible("load"));
            dealer.deal(
                0,
                now,
                now + HORIZON_NANOS,
                (ordinal, due) -> {
                  assertThat(dealt.put(ordinal, due)).as("user %d, again", ordinal).isNull();
                  latest.accumulateAndGet(now - due, Math::max);
                });
          }
        });
    return dealt;
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theFleetKeepsAUserInEachPlaceAndNeverTwo(
      @ForAll @Size(value = 25) List<@IntRange(max = 50) Integer> curve,
      @ForAll(supplier = Passes.class) Future future,
      @ForAll long seed) {
    ClosedFleet fleet = new ClosedFleet(curve, future);
    Ticks ticks = new Ticks(seed, -400, 400);
    Random ends = new Random(seed);
    fleet.run(
        PROFILE_MILLIS - 1_000,
        (worker, now) -> {
          if (ticks.due(worker, now)) {
            fleet.tick(worker, now);
          }
          if (ends.nextInt(4) == 0) {
            fleet.endOne(worker, now, ends);
          }
          fleet.check(now);
        });
  }

  /** Closed load: what each worker's dealer starts, and who has a user in which place. */
  private static final class ClosedFleet extends SimulatedFleet {

    /** One who is there, or about to be. */
    private record User(int worker, long dueNanos) {}

    private final List<Integer> curve;
    private final List<ClosedDealer> dealers = new ArrayList<>();
    private final Map<Integer, User> users = new HashMap<>();
    private final Set<Long> ordinals = new HashSet<>();

    ClosedFleet(List<Integer> curve, Future future) {
      super(Kind.USERS, future, now -> new Border(0, Map.of()), Long.MAX_VALUE);
      this.curve = curve;
      for (Holdings own : workers) {
        own.hear(Map.of(), Map.of("load", Long.MAX_VALUE));
        dealers.add(new ClosedDealer(own, "load", DEAL, RunTime.IDENTITY, curve));
      }
    }

    @Override
    boolean free(int giver, Slots slots) {
      return dealers.get(giver).taken().and(slots).isEmpty();
    }

    @Override
    long rounds(int giver) {
      return dealers.get(giver).rounds();
    }

    void tick(int worker, long now) {
      dealers.get(worker).deal(0, now, (ordinal, due) -> start(worker, ordinal, due));
    }

    void endOne(int worker, long now, Random random) {
      List<Integer> own =
          users.entrySet().stream()
              .filter(u -> u.getValue().worker() == worker && u.getValue().dueNanos() <= now)
              .map(Map.Entry::getKey)
              .toList();
      if (!own.isEmpty()) {
        int place = own.get(random.nextInt(own.size()));
        users.remove(place);
        dealers.get(worker).ended(place, now, (ordinal, due) -> start(worker, ordinal, due));
      }
    }

    private void start(int worker, long ordinal, long due) {
      int place = (int) (ordinal % Collections.max(curve));
      assertThat(ordinals.add(ordinal)).as("user %d, again", ordinal).isTrue();
      assertThat(users.put(place, new User(worker, due)))
          .as("the user in place %d", place)
          .isNull();
      int second = (int) TimeUnit.NANOSECONDS.toSeconds(due);
      List<Integer> about = curve.subList(Math.max(0, second - 1), Math.min(25, second + 2));
      assertThat(place).isLessThan(Collections.max(about));
    }

    /**
     * Once everybody has had its tick since the last change, nobody is missing, but where a worker
     * waits for users that are too many by now.
     */
    void check(long now) {
      long millis = TimeUnit.NANOSECONDS.toMillis(now);
      if (millis > 0 && millis % 1_000 == 450 && quietSinceMillis() < millis - 1_000) {
        int kept = curve.get((int) (millis / 1_000));
        for (int i = 0; i < workers.size(); i++) {
          int worker = i;
          Slots own = workers.get(worker).places(millis / 1_000);
          long missing =
              IntStream.range(0, kept)
                  .filter(place -> own.contains(DEAL.slot(place)) && !users.containsKey(place))
                  .count();
          long waitedFor =
              users.entrySet().stream()
                  .filter(u -> u.getKey() >= kept && u.getValue().worker() == worker)
                  .count();
          assertThat(missing)
              .as("users that worker %d lacks", worker)
              .isLessThanOrEqualTo(waitedFor);
        }
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theFleetLetsAsManyRequestsPassAsItMayAndNoneMore(
      @ForAll @Size(value = 31) List<@IntRange(max = 50) Integer> limits,
      @ForAll(supplier = Passes.class) Future future,
      @ForAll long seed) {
    SimulatedFleet fleet =
        new SimulatedFleet(
            Kind.REQUESTS,
            future,
            now -> new Border(Math.floorDiv(now, 1_000L) + 1, Map.of()),
            Long.MAX_VALUE);
    LongToIntFunction limit = second -> limits.get((int) Math.min(30, second));
    List<ThrottleDealer> dealers =
        fleet.workers.stream()
            .map(own -> new ThrottleDealer(own, DEAL, RunTime.IDENTITY, limit))
            .toList();
    Ticks ticks = new Ticks(seed, -400, 400);
    int[] passed = new int[31];
    boolean[] disturbed = new boolean[31];
    fleet.run(
        END_MILLIS - 1_000,
        (worker, now) -> {
          int second = (int) Ticks.second(now);
          if (second >= 0) {
            passed[second] += ticks.due(worker, now) ? dealers.get(worker).in(second) : 0;
            disturbed[second] |=
                fleet.quietSinceMillis() > TimeUnit.NANOSECONDS.toMillis(now) - 2_000;
          }
        });
    for (int second = 0; second < 28; second++) {
      assertThat(passed[second]).isLessThanOrEqualTo(limits.get(second));
      if (!disturbed[second]) {
        assertThat(passed[second]).as("second %d", second).isEqualTo(limits.get(second));
      }
    }
  }
}
