package io.broadside.outputs.webhook;

import io.broadside.outputs.news.Event;
import io.broadside.outputs.notice.Sentence;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in Slack's form
 * (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 *
 * @param text what notifications show
 * @param blocks what the channel shows
 */
record SlackMessage(String text, List<Block> blocks) {

  /** Slack takes 3,000 characters in a text, and 10 fields. */
  private static final int MOST_CHARACTERS = 2_900;

  /** A part of the message. */
  record Block(String type, @Nullable Text text, @Nullable List<Text> fields) {}

  /** A text in Slack's own markup. */
  record Text(String type, String text) {}

  /** The message of an event. */
  static SlackMessage of(Event event) {
    String sentence = escaped(Sentence.of(event));
    List<Block> blocks = new ArrayList<>();
    blocks.add(section(icon(event) + " *" + sentence + "*"));
    String reasons = reasons(event.run());
    if (!reasons.isEmpty()) {
      blocks.add(section(reasons));
    }
    blocks.add(new Block("section", null, fields(event.run())));
    return new SlackMessage(sentence, blocks);
  }

  private static Block section(String text) {
    return new Block("section", markup(text), null);
  }

  private static Text markup(String text) {
    return new Text("mrkdwn", text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
  }

  private static String icon(Event event) {
    Verdicts verdicts = event.run().verdicts();
    boolean good =
        event.kind() == Event.Kind.FINISHED
            && verdicts != null
            && verdicts.generator().trust() != Verdicts.Trust.INVALID
            && verdicts.target().outcome() != Verdicts.Outcome.FAILED;
    return good ? ":white_check_mark:" : ":x:";
  }

  /** What was not reached, and why the figures may be wrong. */
  private static String reasons(RunRecord run) {
    Verdicts verdicts = run.verdicts();
    if (verdicts == null) {
      return "";
    }
    Stream<String> missed =
        verdicts.target().assertions().stream()
            .filter(a -> !a.passed())
            .map(a -> a.text() + (a.shown() == null ? "" : ": " + a.shown()));
    Stream<String> doubts = verdicts.generator().reasons().stream().map(Verdicts.Reason::message);
    return String.join(
        "\n", Stream.concat(missed, doubts).map(line -> "• " + escaped(line)).toList());
  }

  private static List<Text> fields(RunRecord run) {
    Totals t = run.totals();
    return List.of(
        field("Run", run.id()),
        field("Target", run.target() == null ? "–" : run.target()),
        field(
            "Arrivals",
            "%,d planned, %,d offered, %,d missed, %,d unknown",
            t.planned(),
            t.offered(),
            t.missed(),
            t.unknown()),
        field("Responses", "%,d, %,d of them errors", t.requests(), t.errors()),
        field("p50, p95, p99", "%s, %s, %s ms", ms(t.p50()), ms(t.p95()), ms(t.p99())));
  }

  private static Text field(String name, String value) {
    return markup("*%s*\n%s".formatted(name, escaped(value)));
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a library's
  private static Text field(String name, String format, Object... values) {
    return field(name, String.format(Locale.ROOT, format, values));
  }

  private static String ms(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  /** As Slack asks for it: everything else in a name would be a link or a mention. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
