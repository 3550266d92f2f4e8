package io.broadside.plan.phase;

import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Nearest;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Profile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a whole load by its usual name, such as {@code load at 200/s for 10m}. */
public final class ShapeText {

  private static final List<String> NAMES = List.of("smoke", "load", "stress", "spike", "soak");
  private static final Pattern FORM =
      Pattern.compile("(load at|stress to|spike to|soak at) (.+?) for (.+)");
  private static final int SHORTEST = 20;

  private ShapeText() {}

  /** Whether a text begins with a shape's name. */
  static boolean isNamed(String text) {
    return NAMES.contains(text.strip().split("\\s", 2)[0]);
  }

  /**
   * Reads one. {@code smoke} is one user of every scenario, once. {@code load} ramps up for a tenth
   * of its time, stays, and ramps down for a tenth; {@code stress} climbs ten stairs; {@code spike}
   * jumps from a tenth to all for the middle fifth; {@code soak} ramps up for a twentieth, and
   * stays.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static Load parse(String text) {
    String tidy = text.strip().replaceAll("\\s+", " ");
    if (tidy.equals("smoke")) {
      Profile once = new OpenProfile(List.of(new OpenStep.AtOnce(1)));
      return new Load(new Injection(once, false), List.of(new Span("smoke", 0, 0, false)));
    }
    Matcher m = FORM.matcher(tidy);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a shape%s: write 'smoke', 'load at 200/s for 10m', 'stress to 500/s for 20m', 'spike to 1000/s for 5m' or 'soak at 100/s for 4h'"
              .formatted(
                  text,
                  Nearest.of(tidy.split(" ", 2)[0], NAMES)
                      .filter(n -> !tidy.startsWith(n))
                      .map(" (did you mean '%s'?)"::formatted)
                      .orElse("")));
    }
    Level level = Level.parse(m.group(2));
    int seconds = DurationText.wholeSeconds(m.group(3));
    if (seconds < SHORTEST) {
      throw new IllegalArgumentException(
          "'%s' is too short: a shape must last at least 20s".formatted(m.group(3)));
    }
    LoadBuilder load = new LoadBuilder();
    switch (m.group(1)) {
      case "load at" -> {
        load.add("ramp up", ramp(level, seconds / 10));
        load.add("load", hold(level, seconds - 2 * (seconds / 10)));
        load.add("ramp down", ramp(tenth(level, 0), seconds / 10));
      }
      case "stress to" -> {
        for (int stair = 1; stair <= 10; stair++) {
          int more = stair == 10 ? seconds % 10 : 0;
          load.add("stair " + stair, hold(tenth(level, stair), seconds / 10 + more));
        }
      }
      case "spike to" -> {
        load.add("before", hold(tenth(level, 1), seconds / 5 * 2));
        load.add("spike", hold(level, seconds / 5));
        load.add("after", hold(tenth(level, 1), seconds - seconds / 5 * 3));
      }
      default -> {
        load.add("ramp up", ramp(level, seconds / 20));
        load.add("soak", hold(level, seconds - seconds / 20));
      }
    }
    return load.build();
  }

  private static Phase ramp(Level to, int seconds) {
    return new Phase.Ramp(null, to, seconds, false);
  }

  private static Phase hold(Level at, int seconds) {
    return new Phase.Hold(at, seconds, false);
  }

  private static Level tenth(Level of, int tenths) {
    return switch (of) {
      case Level.Arrivals a -> new Level.Arrivals(a.rate().times(tenths, 10));
      case Level.Concurrent c ->
          new Level.Concurrent(
              tenths == 0 ? 0 : Math.toIntExact(Math.max(1, (long) c.users() * tenths / 10)));
    };
  }
}
