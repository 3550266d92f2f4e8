package io.broadside.controller.ledger;

import io.broadside.controller.Said;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Gap.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A ledger with a random history, and beside it a book that has a line for each arrival. */
final class PlainBook {

  static final int SECONDS = 12;
  static final int RATE = 5;
  static final int ARRIVALS = SECONDS * RATE;

  private static final int SLOTS = 16;
  private static final List<Fate> FATES = List.of(Fate.values());
  private static final List<String> INSTANCES = List.of("a", "b", "c");

  /** Whose an arrival is, since which version. */
  private record Owner(String instance, long version) {}

  /** What an instance was granted last. */
  private record Granted(long version, Slots slots, long from) {}

  final Ledger ledger;
  private final Random random;
  private final Deal deal = Deal.of(SLOTS, 0);
  private final @Nullable Owner[] owners = new Owner[ARRIVALS];
  private final long[] borders = new long[SLOTS];
  private final Map<String, Report> reports = new HashMap<>();
  private final Map<String, Long> ends = new HashMap<>();
  private final Map<String, Granted> granted = new HashMap<>();

  PlainBook(long seed) {
    random = new Random(seed);
    Population population =
        new Population("p", Model.OPEN, true, Set.of(), Collections.nCopies(SECONDS, RATE));
    Outline outline =
        new Outline("Sim", "d", null, List.of(population), List.of(), false, List.of());
    ledger = new Ledger(outline, SLOTS, RunTime.IDENTITY);
    for (int event = random.nextInt(30); event > 0; event--) {
      happen(INSTANCES.get(random.nextInt(INSTANCES.size())));
    }
    ledger.passed(Long.MAX_VALUE);
  }

  private void happen(String instance) {
    Slots slots = Slots.where(SLOTS, slot -> random.nextInt(3) == 0);
    switch (random.nextInt(7)) {
      case 0, 1, 2 -> grant(instance, slots);
      case 3 -> took(instance);
      case 4 -> released(instance, slots);
      case 5 -> reported(instance);
      default -> ended(instance);
    }
  }

  private void grant(String instance, Slots slots) {
    long from = earliest(slots) + random.nextInt(6);
    if (slots.isEmpty() || from >= ARRIVALS) {
      return;
    }
    Granted before = granted.getOrDefault(instance, new Granted(0, Slots.NONE, 0));
    Granted now = new Granted(before.version + 1, slots, from);
    granted.put(instance, now);
    ledger.granted(instance, new Tenure(Kind.ARRIVALS, now.version, slots, border(from), null));
    notBefore(slots, from + 1);
    for (int k = (int) from; k < ARRIVALS; k++) {
      owners[k] = slots.contains(deal.slot(k)) ? new Owner(instance, now.version) : owners[k];
    }
  }

  private void took(String instance) {
    Granted last = granted.get(instance);
    if (last == null) {
      return;
    }
    long from = last.from + random.nextInt(12);
    ledger.took(instance, last.version, border(from));
    notBefore(last.slots, from);
    for (int k = 0; k < Math.min(from, ARRIVALS); k++) {
      owners[k] = new Owner(instance, last.version).equals(owners[k]) ? null : owners[k];
    }
  }

  private void released(String instance, Slots slots) {
    long until = earliest(slots) + random.nextInt(6);
    ledger.released(instance, slots, border(until));
    notBefore(slots, until);
    for (int k = (int) until; k < ARRIVALS; k++) {
      boolean its = who(k).equals(instance) && slots.contains(deal.slot(k));
      owners[k] = its ? null : owners[k];
    }
  }

  /** From which ordinal on slots may pass on: each only after it came to who has it. */
  private long earliest(Slots slots) {
    return IntStream.range(0, SLOTS)
        .filter(slots::contains)
        .mapToLong(s -> borders[s])
        .max()
        .orElse(0);
  }

  private void notBefore(Slots slots, long ordinal) {
    IntStream.range(0, SLOTS)
        .filter(slots::contains)
        .forEach(s -> borders[s] = Math.max(borders[s], ordinal));
  }

  private void reported(String instance) {
    List<Gap> gaps = new ArrayList<>();
    long at = 0;
    long through = random.nextInt(ARRIVALS + 10);
    for (int gap = random.nextInt(4); gap > 0 && at + 8 < through; gap--) {
      long from = at + random.nextInt(4);
      at = from + 1 + random.nextInt(3);
      gaps.add(new Gap(from, at, FATES.get(random.nextInt(FATES.size()))));
    }
    Granted last = granted.getOrDefault(instance, new Granted(0, Slots.NONE, 0));
    Report report = new Report(last.version - random.nextInt(2), through, gaps);
    reports.put(instance, report);
    ledger.reported(
        Said.by(instance)
            .version(report.version(), null)
            .through("p", through, gaps.toArray(Gap[]::new))
            .status());
  }

  private void ended(String instance) {
    long first = random.nextInt(ARRIVALS);
    ends.put(instance, first);
    ledger.ended(instance, Map.of("p", first));
  }

  private static Border border(long ordinal) {
    return new Border(ordinal / RATE, Map.of("p", ordinal));
  }

  /** Whose an arrival is; empty for nobody. */
  String who(int ordinal) {
    Owner owner = owners[ordinal];
    return owner == null ? "" : owner.instance;
  }

  /** What became of an arrival; null where it was started. */
  @Nullable Fate fate(int ordinal) {
    Owner owner = owners[ordinal];
    if (owner == null) {
      return Fate.MISSED;
    }
    Report report = reports.getOrDefault(owner.instance, Report.NONE);
    Long end = ends.get(owner.instance);
    if (report.version() >= owner.version && ordinal < report.through()) {
      for (Gap gap : report.gaps()) {
        if (gap.from() <= ordinal && ordinal < gap.to()) {
          return gap.fate() == Fate.PENDING && end != null ? Fate.UNKNOWN : gap.fate();
        }
      }
      return null;
    }
    return end == null ? Fate.PENDING : ordinal < end ? Fate.UNKNOWN : Fate.MISSED;
  }
}
