package io.broadside.outputs.sns;

import io.broadside.outputs.news.Event;
import io.broadside.outputs.notice.Sentence;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Totals;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Words an event as the text of an e-mail. */
final class Letter {

  private static final int MOST_LINES = 20;

  private Letter() {}

  static String of(Event event) {
    RunRecord run = event.run();
    StringJoiner text = new StringJoiner("\n");
    text.add(Sentence.of(event)).add("");
    Verdicts verdicts = run.verdicts();
    if (verdicts != null) {
      verdicts.target().assertions().stream()
          .limit(MOST_LINES)
          .forEach(a -> text.add("- %s: %s".formatted(a.text(), a.shown())));
      verdicts.generator().reasons().stream()
          .limit(MOST_LINES)
          .forEach(r -> text.add("- " + r.message()));
    }
    run.warnings().stream().limit(MOST_LINES).forEach(w -> text.add("- " + w));
    Totals totals = run.totals();
    return text.add("")
        .add(
            "Arrivals: %d planned, %d offered, %d missed, %d unknown"
                .formatted(totals.planned(), totals.offered(), totals.missed(), totals.unknown()))
        .add(
            "Requests: %d, of which %d failed; p50 %s, p95 %s, p99 %s"
                .formatted(
                    totals.requests(),
                    totals.errors(),
                    millis(totals.p50()),
                    millis(totals.p95()),
                    millis(totals.p99())))
        .add("Target: " + (run.target() == null ? "not known" : run.target()))
        .add("Run: " + run.id())
        .toString();
  }

  private static String millis(@Nullable Double value) {
    return value == null ? "not measured" : String.format(Locale.ROOT, "%.0f ms", value);
  }
}
