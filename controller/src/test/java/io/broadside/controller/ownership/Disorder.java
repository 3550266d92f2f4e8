package io.broadside.controller.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A workforce whose messages all stay on the way, and arrive at random, or again, or never. */
final class Disorder {

  private static final int MOST = 4;

  private record Told(String instance, Map.Entry<Long, Assignment> what) {}

  private final Random random;
  private final int slots;
  private final Workforce force;
  private final List<Told> told = new ArrayList<>();
  private final List<Status> said = new ArrayList<>();
  private int joined;

  Disorder(long seed, int slots) {
    this.random = new Random(seed);
    this.slots = slots;
    this.force = new Workforce(slots);
    join();
    join();
  }

  private void join() {
    force.joins("w" + joined++);
  }

  /** One thing happens, to somebody. */
  void happen() {
    if (force.working.isEmpty()) {
      join();
    }
    String who = any(List.copyOf(force.working.keySet()));
    switch (random.nextInt(24)) {
      case 0 -> {
        if (force.working.size() < MOST) {
          join();
        }
      }
      case 1 -> force.leaving.add(who);
      case 2 -> force.dies(who);
      case 3 -> force.silent.add(who);
      case 4, 5 -> force.silent.remove(who);
      case 6, 7, 8, 9 -> force.step(random.nextDouble());
      case 10, 11 -> force.deals(who);
      case 12, 13, 14, 15, 16 -> force.toTell(who).ifPresent(t -> told.add(new Told(who, t)));
      case 17, 18, 19 -> deliver();
      case 20 -> force.usersEnd(who, someSlots());
      default -> {
        said.add(force.says(who));
        force.ownership.heard(any(said));
      }
    }
  }

  private void deliver() {
    if (!told.isEmpty()) {
      Told next = any(told);
      if (force.working.containsKey(next.instance)) {
        force.hears(next.instance, next.what, someSlots());
        said.add(force.says(next.instance));
      }
    }
  }

  private Slots someSlots() {
    return Slots.where(slots, slot -> random.nextInt(4) == 0);
  }

  /** One of the newest, or of all. */
  private <T> T any(List<T> all) {
    int oldest = random.nextBoolean() ? 0 : Math.max(0, all.size() - 4);
    return all.get(oldest + random.nextInt(all.size() - oldest));
  }

  void assertPlacesHaveOneOwner() {
    Slots all = Slots.NONE;
    for (String instance : force.working.keySet()) {
      Slots used = force.used(instance);
      assertThat(all.and(used)).as("places of %s and of others", instance).isEqualTo(Slots.NONE);
      all = all.plus(used);
    }
  }

  void assertArrivalsHaveOneOwner() {
    List<Tenure> tenures =
        Stream.concat(
                force.past.stream().map(Map.Entry::getValue),
                force.working.keySet().stream().flatMap(force::tenures))
            .filter(t -> t.kind() == Kind.ARRIVALS)
            .toList();
    for (int i = 0; i < tenures.size(); i++) {
      for (int j = 0; j < i; j++) {
        Tenure one = tenures.get(i);
        Tenure other = tenures.get(j);
        boolean apart = end(one) <= begin(other) || end(other) <= begin(one);
        assertThat(apart || one.slots().and(other.slots()).isEmpty())
            .as("%s and %s", one, other)
            .isTrue();
      }
    }
  }

  private static long begin(Tenure tenure) {
    return tenure.from().ordinal("p");
  }

  private static long end(Tenure tenure) {
    return tenure.until() == null ? Long.MAX_VALUE : tenure.until().ordinal("p");
  }
}
