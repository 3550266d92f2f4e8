package io.broadside.outputs.sns;

import io.broadside.outputs.news.Event;
import io.broadside.outputs.notice.Notice;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.Verdicts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The message of an event to SNS: programs get the JSON of the webhook, people get sentences.
 *
 * @param subject of an e-mail
 * @param message JSON, with a text for each kind of subscriber
 * @param attributes what a subscription can filter by
 */
record SnsMessage(String subject, String message, Map<String, String> attributes) {

  /** Of all texts together (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
  private static final int MOST_BYTES = 262_144;

  /** Less than 100, says the same page. */
  private static final int MOST_CHARACTERS = 99;

  private static final int MOST_OF_AN_SMS = 1_600;

  /** The message of an event. */
  static SnsMessage of(Event event) {
    Notice notice = Notice.of(event);
    byte[] message = message(event, notice);
    if (message.length > MOST_BYTES) {
      message = message(event, notice.brief());
    }
    return new SnsMessage(
        subject(event), new String(message, StandardCharsets.UTF_8), attributes(event));
  }

  private static byte[] message(Event event, Notice notice) {
    return RecordJson.line(
        Map.of(
            "default", new String(RecordJson.line(notice), StandardCharsets.UTF_8),
            "email", Letter.of(event),
            "sms", shortened(notice.message())));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), MOST_OF_AN_SMS));
  }

  private static Map<String, String> attributes(Event event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("event", event.kind().word());
    attributes.put("test", event.run().test().name());
    attributes.put("run", event.run().id());
    Verdicts verdicts = event.run().verdicts();
    if (verdicts != null) {
      attributes.put("target", verdicts.target().outcome().name().toLowerCase(Locale.ROOT));
      attributes.put("generator", verdicts.generator().trust().name().toLowerCase(Locale.ROOT));
    }
    return attributes;
  }

  /** ASCII in one line; a long name of the test is cut, and what happened is not. */
  private static String subject(Event event) {
    String what = ": " + what(event);
    String test = "Load test " + event.run().test().name();
    String plain = test.replaceAll("[^ -~]", "?");
    int most = MOST_CHARACTERS - what.length();
    return (plain.length() <= most ? plain : plain.substring(0, most - 3) + "...") + what;
  }

  private static String what(Event event) {
    RunRecord run = event.run();
    Verdicts verdicts = run.verdicts();
    return switch (event.kind()) {
      case FINISHED ->
          verdicts == null
              ? "finished"
              : verdicts.target().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case ABORTED -> "ended early";
      case FAILED -> "could not run";
      case GOAL_BROKEN -> "a goal is broken";
    };
  }
}
