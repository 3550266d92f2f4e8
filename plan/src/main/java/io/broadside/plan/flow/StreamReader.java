package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.scenario.Stream;
import io.broadside.plan.text.DurationText;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the steps for WebSockets and server-sent events. */
final class StreamReader {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Texts texts;

  StreamReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.texts = new Texts(problems, mentions);
  }

  Optional<Stream> read(String verb, Yaml value, FieldReader step) {
    Optional<String> text = texts.of(value, "'" + verb + "'");
    if (verb.equals("close")) {
      return text.flatMap(t -> problems.attempt(value.place(), () -> close(t)));
    }
    if (!verb.equals("send")) {
      text.ifPresent(t -> mentions.url(value.place(), t));
    }
    String name =
        step.take("name")
            .flatMap(v -> texts.of(v, "'name'"))
            .orElseGet(() -> verb + (verb.equals("send") ? "" : " " + text.orElse("")));
    mentions.measure(name);
    Stream.Await await = step.take("await").flatMap(this::await).orElse(null);
    return text.map(t -> stream(verb, name, t, await));
  }

  private static Stream stream(
      String verb, String name, String text, Stream.@Nullable Await await) {
    return switch (verb) {
      case "websocket" -> new Stream.Connect(name, text, await);
      case "sse" -> new Stream.Listen(name, text, await);
      default -> new Stream.Message(name, text, await);
    };
  }

  private static Stream close(String what) {
    return switch (what) {
      case "websocket" -> new Stream.Close(true);
      case "sse" -> new Stream.Close(false);
      default ->
          throw new IllegalArgumentException(
              "'%s' cannot be closed: write websocket or sse".formatted(what));
    };
  }

  private Optional<Stream.Await> await(Yaml value) {
    if (!(value instanceof Yaml.Fields fields)) {
      return texts.of(value, "'await'").map(this::awaited);
    }
    FieldReader reader = new FieldReader(fields, "'await'", problems);
    Duration within = reader.parsed("within", DurationText::parse).orElse(USUAL_WAIT);
    Optional<String> contains =
        reader
            .need("contains", "a text that the message has")
            .flatMap(v -> new Values(problems).text(v, "'contains'"));
    contains.ifPresent(t -> texts.look(fields.place(), t));
    reader.done();
    return contains.map(t -> new Stream.Await(within, t));
  }

  private Stream.Await awaited(String text) {
    return new Stream.Await(USUAL_WAIT, text);
  }
}
