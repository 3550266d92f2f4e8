package io.broadside.plan.phase;

import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Rate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Load} from phases, one after the other. Not thread-safe. */
public final class LoadBuilder {

  private static final int LONGEST = 30 * 24 * 3_600;

  /** How many phases a load may have. */
  public static final int MOST_PHASES = 500;

  private static final int MOST_STAIRS = 1_000;

  private final List<OpenStep> open = new ArrayList<>();
  private final List<ClosedStep> closed = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private @Nullable Level level;
  private @Nullable Boolean concurrent;
  private int seconds;

  /** How many phases there are so far. */
  public int size() {
    return spans.size();
  }

  /**
   * Adds one.
   *
   * @throws IllegalArgumentException if it does not fit to those before; the message is a sentence
   */
  public void add(String name, Phase phase) {
    if (spans.size() == MOST_PHASES) {
      throw new IllegalArgumentException(
          "a load can have at most %d phases".formatted(MOST_PHASES));
    }
    if (spans.stream().anyMatch(s -> s.name().equals(name))) {
      throw new IllegalArgumentException(
          "two phases are called '%s': goals could not tell them apart".formatted(name));
    }
    int from = seconds;
    switch (phase) {
      case Phase.Ramp p -> {
        Level start = p.from() == null ? level == null ? none(p.to()) : level : p.from();
        ramp(start, p.to(), p.seconds(), p.randomized());
        level = p.to();
      }
      case Phase.Hold p -> {
        level = p.at() == null ? known() : p.at();
        hold(level, p.seconds(), p.randomized());
      }
      case Phase.Spike p -> hold(p.to(), p.seconds(), false);
      case Phase.Stairs p -> stairs(p);
      case Phase.Start p when p.seconds() == 0 -> start(new OpenStep.AtOnce(p.users()));
      case Phase.Start p -> start(new OpenStep.Spread(p.users(), p.seconds()));
      case Phase.Peak p -> start(new OpenStep.Peak(p.users(), p.seconds()));
      case Phase.Pause p -> pause(p);
    }
    if (seconds > LONGEST) {
      throw new IllegalArgumentException("a load can last at most 30 days");
    }
    boolean steady =
        phase instanceof Phase.Hold || phase instanceof Phase.Spike || phase instanceof Phase.Start;
    spans.add(new Span(name, from, seconds, steady && seconds > from));
  }

  /**
   * The load of the phases so far.
   *
   * @throws IllegalArgumentException if there is none, or they start nobody
   */
  public Load build() {
    boolean nobody =
        closed.stream()
                .allMatch(
                    s ->
                        switch (s) {
                          case ClosedStep.Hold h -> h.users() == 0;
                          case ClosedStep.Ramp r -> r.from() == 0 && r.to() == 0;
                        })
            && open.stream().allMatch(LoadBuilder::isNobody);
    if (nobody) {
      throw new IllegalArgumentException(
          "the phases start no users: at least one of them must hold or ramp to some users");
    }
    return new Load(
        new Injection(closed.isEmpty() ? new OpenProfile(open) : new ClosedProfile(closed), true),
        spans);
  }

  private static boolean isNobody(OpenStep step) {
    return switch (step) {
      case OpenStep.Hold h when h.randomized() -> h.rate().isNone();
      case OpenStep.Ramp r when r.randomized() -> r.from().isNone() && r.to().isNone();
      default -> step.users() == 0;
    };
  }

  private void ramp(Level from, Level to, int length, boolean randomized) {
    seconds += length;
    if (from instanceof Level.Arrivals(Rate start) && to instanceof Level.Arrivals(Rate end)) {
      isConcurrent(false);
      open.add(new OpenStep.Ramp(start, end, length, randomized));
    } else if (from instanceof Level.Concurrent(int start)
        && to instanceof Level.Concurrent(int end)) {
      isConcurrent(true);
      evenly(randomized);
      closed.add(new ClosedStep.Ramp(start, end, length));
    } else {
      throw mixed();
    }
  }

  private void hold(Level at, int length, boolean randomized) {
    seconds += length;
    switch (at) {
      case Level.Arrivals(Rate rate) -> {
        isConcurrent(false);
        open.add(new OpenStep.Hold(rate, length, randomized));
      }
      case Level.Concurrent(int users) -> {
        isConcurrent(true);
        evenly(randomized);
        closed.add(new ClosedStep.Hold(users, length));
      }
    }
  }

  private void start(OpenStep step) {
    isConcurrent(false);
    seconds += step.seconds();
    open.add(step);
  }

  private void pause(Phase.Pause pause) {
    seconds += pause.seconds();
    if (concurrent != null && concurrent) {
      closed.add(new ClosedStep.Hold(0, pause.seconds()));
    } else {
      isConcurrent(false);
      open.add(new OpenStep.Pause(pause.seconds()));
    }
  }

  private void stairs(Phase.Stairs stairs) {
    List<Level> levels = Levels.of(stairs.from(), stairs.to(), stairs.by(), MOST_STAIRS);
    Level last = null;
    for (Level next : levels) {
      if (last != null && stairs.rampSeconds() > 0) {
        ramp(last, next, stairs.rampSeconds(), false);
      }
      hold(next, stairs.seconds(), false);
      last = next;
    }
    level = last;
  }

  private Level known() {
    if (level == null) {
      throw new IllegalArgumentException(
          "there is no load to hold yet: write 'hold 500/s for 5m', or put a ramp before it");
    }
    return level;
  }

  private void isConcurrent(boolean now) {
    if (concurrent != null && concurrent != now) {
      throw mixed();
    }
    concurrent = now;
  }

  private static void evenly(boolean randomized) {
    if (randomized) {
      throw new IllegalArgumentException(
          "a load of active users cannot be randomised, because each user starts when another"
              + " ends: leave out 'randomised'");
    }
  }

  private static IllegalArgumentException mixed() {
    return new IllegalArgumentException(
        "one load cannot mix users who start each second (500/s) and active users (50 users):"
            + " choose one of them for all phases");
  }

  private static Level none(Level like) {
    return switch (like) {
      case Level.Arrivals a -> new Level.Arrivals(Rate.NONE);
      case Level.Concurrent c -> new Level.Concurrent(0);
    };
  }
}
