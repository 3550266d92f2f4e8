package io.broadside.plan.phase;

import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Nearest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a phase such as {@code ramp to 500/s in 1m}. */
public final class PhaseText {

  private static final String RANDOM = "( randomi[sz]ed)?";
  private static final int LONGEST = 200;

  private static final Map<String, Form> FORMS = new LinkedHashMap<>();

  /** How a phase that begins with a certain word is written, and read. */
  private record Form(Pattern pattern, String usage, Function<Matcher, Phase> read) {}

  static {
    form(
        "ramp",
        "(?:from (.+?) )?to (.+?) in (.+?)" + RANDOM,
        "'ramp to 500/s in 1m', or 'ramp from 10/s to 500/s in 1m'",
        m ->
            new Phase.Ramp(
                level(m.group(1)), Level.parse(m.group(2)), seconds(m, 3), m.group(4) != null));
    form(
        "hold",
        "(?:(.+?) for )?(.+?)" + RANDOM,
        "'hold 5m', or 'hold 500/s for 5m'",
        m -> new Phase.Hold(level(m.group(1)), seconds(m, 2), m.group(3) != null));
    form(
        "spike",
        "to (.+?) for (.+)",
        "'spike to 1000/s for 30s'",
        m -> new Phase.Spike(Level.parse(m.group(1)), seconds(m, 2)));
    form(
        "stairs",
        "from (.+?) to (.+?) by (.+?) every (.+?)(?: with ramps of (.+))?",
        "'stairs from 10/s to 100/s by 10/s every 1m'; add 'with ramps of 10s' for ramps between"
            + " the steps",
        m ->
            new Phase.Stairs(
                Level.parse(m.group(1)),
                Level.parse(m.group(2)),
                Level.parse(m.group(3)),
                seconds(m, 4),
                m.group(5) == null ? 0 : seconds(m, 5)));
    form(
        "start",
        "(.+?)(?: users?)? (?:at once|over (.+))",
        "'start 200 users at once', or 'start 200 users over 1m'",
        m -> new Phase.Start(users(m), m.group(2) == null ? 0 : seconds(m, 2)));
    form(
        "peak",
        "of (.+?)(?: users?)? over (.+)",
        "'peak of 200 users over 1m'",
        m -> new Phase.Peak(users(m), seconds(m, 2)));
    form("pause", "(.+)", "'pause 30s'", m -> new Phase.Pause(seconds(m, 1)));
  }

  private PhaseText() {}

  private static void form(String verb, String rest, String usage, Function<Matcher, Phase> read) {
    FORMS.put(verb, new Form(Pattern.compile(verb + " " + rest), usage, read));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static Phase parse(String text) {
    String tidy = text.strip().replaceAll("\\s+", " ");
    String verb = tidy.split(" ", 2)[0];
    Form form = FORMS.get(verb);
    if (form == null || tidy.length() > LONGEST) {
      throw new IllegalArgumentException(
          "'%s' is not a phase: a phase begins with %s%s"
              .formatted(
                  text,
                  String.join(", ", FORMS.keySet()),
                  Nearest.of(verb, FORMS.keySet()).map(w -> "; write " + usage(w)).orElse("")));
    }
    Matcher m = form.pattern.matcher(tidy);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a phase: write %s".formatted(text, form.usage));
    }
    return form.read.apply(m);
  }

  private static String usage(String verb) {
    Form form = FORMS.get(verb);
    return form == null ? "" : form.usage;
  }

  private static @Nullable Level level(@Nullable String text) {
    return text == null ? null : Level.parse(text);
  }

  private static int seconds(Matcher m, int group) {
    return DurationText.wholeSeconds(m.group(group));
  }

  private static long users(Matcher m) {
    if (!m.group(1).matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "'%s' is not a number of users: write a whole number, such as 200".formatted(m.group(1)));
    }
    return Long.parseLong(m.group(1));
  }
}
