package io.broadside.controller.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard judges what it shows of a run that goes on by the limits of the verdict. */
class DashboardLimitsTest {

  private static final Pattern LIMIT = Pattern.compile("(\\w+(?:Suspect|Invalid)\\w*): ([\\d.]+)");

  @Test
  void theyAreTheSame() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/dashboard/limits.js")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      Map<String, Double> shown = new TreeMap<>();
      for (MatchResult m : LIMIT.matcher(text).results().toList()) {
        shown.put(m.group(1), Double.valueOf(m.group(2)));
      }
      assertThat(shown)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "latenessSuspectMillis", GeneratorJudge.LATENESS_SUSPECT_MILLIS,
                  "latenessInvalidMillis", GeneratorJudge.LATENESS_INVALID_MILLIS,
                  "missingSuspect", GeneratorJudge.MISSING_SUSPECT,
                  "missingInvalid", GeneratorJudge.MISSING_INVALID,
                  "throttledSuspect", GeneratorJudge.THROTTLED_SUSPECT,
                  "throttledInvalid", GeneratorJudge.THROTTLED_INVALID,
                  "cpuSuspect", GeneratorJudge.CPU_SUSPECT,
                  "clockSuspectMillis", GeneratorJudge.CLOCK_SUSPECT_MILLIS,
                  "filesSuspect", GeneratorJudge.FILES_SUSPECT));
    }
  }
}
