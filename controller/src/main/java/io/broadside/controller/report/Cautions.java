package io.broadside.controller.report;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import java.util.List;
import java.util.stream.Stream;

/** Finds parts of a plan that may behave differently over a fleet than in one Gatling. */
final class Cautions {

  /** With more, every worker of a usual fleet has one of them. */
  private static final long FEW_USERS = 10;

  private Cautions() {}

  /**
   * Whole sentences; none where nothing speaks against it.
   *
   * @param several whether there is, or may be, more than one worker
   */
  static List<String> of(Outline outline, boolean several) {
    Stream<String> notes = outline.notes().stream();
    return several
        ? Stream.concat(notes, outline.populations().stream().flatMap(p -> alone(p, outline)))
            .toList()
        : notes.toList();
  }

  /** One that prepares something for others reaches those workers only that run its users. */
  private static Stream<String> alone(Population first, Outline outline) {
    List<String> waiting =
        outline.populations().stream()
            .filter(p -> p.after().contains(first.name()))
            .map(Population::name)
            .toList();
    long users = users(first);
    if (waiting.isEmpty() || !first.sharded() || users == 0 || users > FEW_USERS) {
      return Stream.empty();
    }
    return Stream.of(
        ("Population %s has %s, and %s for it. What its users store in fields or statics exists"
                + " only on the workers that run them. If other workers need it, let every worker"
                + " run %s: add .noShard() after its injection.")
            .formatted(
                first.name(),
                users == 1 ? "1 user" : users + " users",
                String.join(", ", waiting) + (waiting.size() == 1 ? " waits" : " wait"),
                first.name()));
  }

  /** All that start in an open one, those there at once in a closed one. */
  private static long users(Population population) {
    return switch (population.model()) {
      case OPEN -> population.users();
      case CLOSED -> population.perSecond().stream().mapToInt(Integer::intValue).max().orElse(0);
    };
  }
}
