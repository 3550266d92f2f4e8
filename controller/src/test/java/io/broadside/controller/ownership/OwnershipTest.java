package io.broadside.controller.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

  private static final int CHANGES = 200;

  /** Messages are lost, late, repeated and in any order; workers come, go, die and fall silent. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noArrivalAndNoPlaceEverHasTwoOwners(@ForAll long seed) {
    Disorder disorder = new Disorder(seed, Deal.slotsFor(4));
    for (int i = 0; i < 150; i++) {
      disorder.happen();
      disorder.assertPlacesHaveOneOwner();
    }
    disorder.assertArrivalsHaveOneOwner();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 100})
  void afterEachOfTwoHundredChangesSharesAreNearRangesFewAndLittleHasMoved(int most) {
    Random random = new Random(7);
    int slots = Deal.slotsFor(most);
    Workforce force = new Workforce(slots);
    int joined = 0;
    while (joined < most / 2 + 1) {
      force.joins("w" + joined++);
    }
    force.settle();
    double ranges = 0;
    for (int change = 0; change < CHANGES; change++) {
      Map<String, Slots> before = owned(force);
      int size = before.size();
      boolean joins = size < 2 || (size < most && random.nextBoolean());
      if (joins) {
        force.joins("w" + joined++);
      } else {
        goes(force, List.copyOf(before.keySet()).get(random.nextInt(size)), random.nextBoolean());
      }
      force.settle();
      Map<String, Slots> after = owned(force);
      ranges += check(after, before, slots, (double) slots / Math.max(size, after.size()));
    }
    assertThat(ranges / CHANGES).as("ranges on average").isLessThan(16);
  }

  /** What must hold after a change; the mean number of ranges. */
  private static double check(
      Map<String, Slots> after, Map<String, Slots> before, int slots, double part) {
    int moved = 0;
    int ranges = 0;
    double share = (double) slots / after.size();
    for (Map.Entry<String, Slots> its : after.entrySet()) {
      Slots slotsNow = its.getValue();
      moved += slotsNow.minus(before.getOrDefault(its.getKey(), Slots.NONE)).size();
      ranges += slotsNow.ranges();
      assertThat(slotsNow.ranges()).as("ranges of %s", its.getKey()).isLessThanOrEqualTo(32);
      assertThat((double) slotsNow.size()).isCloseTo(share, withinPercentage(12.5));
    }
    assertThat(after.values().stream().mapToInt(Slots::size).sum()).isEqualTo(slots);
    assertThat(moved / part).as("parts that have moved").isLessThan(1.1);
    return (double) ranges / after.size();
  }

  private static void goes(Workforce force, String who, boolean told) {
    if (told) {
      force.leaving.add(who);
      force.settle();
    }
    force.dies(who);
  }

  private static Map<String, Slots> owned(Workforce force) {
    Map<String, Slots> owned = new TreeMap<>();
    force.working.keySet().forEach(w -> owned.put(w, force.owned(w, Kind.ARRIVALS)));
    return owned;
  }
}
