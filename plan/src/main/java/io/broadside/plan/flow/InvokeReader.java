package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Body;
import io.broadside.plan.request.Capture;
import io.broadside.plan.request.Check;
import io.broadside.plan.request.HttpRequest;
import io.broadside.plan.request.Method;
import io.broadside.plan.request.Signing;
import io.broadside.plan.text.TargetText;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the call of a Lambda function, which is a signed request
 * (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html).
 */
final class InvokeReader {

  /** As long as a function may run, and a little for the way. */
  private static final Duration LONGEST = Duration.ofSeconds(15 * 60 + 5);

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:lambda:([a-z0-9-]+):\\d{12}:function:[\\w-]+(:[\\w$-]+)?");
  private static final Pattern NAME = Pattern.compile("(\\d{12}:function:)?[\\w-]{1,64}");
  private static final Pattern QUALIFIER = Pattern.compile("[\\w$-]{1,128}");

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Texts texts;
  private final Values values;

  InvokeReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.texts = new Texts(problems, mentions);
    this.values = new Values(problems);
  }

  /** Of the fields of a step that begins with the function. */
  Optional<HttpRequest> read(Yaml function, FieldReader step) {
    Optional<String> called = values.parsed(function, "'invoke'", InvokeReader::function);
    Optional<String> region = region(called.orElse(""), step);
    Optional<String> endpoint = step.parsed("endpoint", TargetText::parse);
    boolean event = step.parsed("as", InvokeReader::event).orElse(false);
    Optional<String> qualifier = step.parsed("qualifier", InvokeReader::qualifier);
    String name =
        texts
            .name(step)
            .orElseGet(() -> "invoke " + called.map(InvokeReader::shortName).orElse(""));
    mentions.measure(name);
    boolean billed = billed(step, event);
    if (billed) {
      mentions.measure(HttpRequest.billedName(name));
    }
    Body body = new BodyReader(problems, mentions).read(step);
    if (body instanceof Body.Form || body instanceof Body.Multipart) {
      problems.add(step.place(), "a function takes JSON: use 'json' or 'body'");
    }
    Optional<Integer> retries = step.whole("retry", 1, StepReader.MOST_RETRIES);
    ResponseReader response = new ResponseReader(problems, mentions);
    List<Check> checks = step.take("expect").map(response::checks).orElse(List.of());
    List<Capture> captures = step.take("capture").map(response::captures).orElse(List.of());
    Duration timeout = step.duration("timeout").orElse(LONGEST);
    if (called.isEmpty() || region.isEmpty()) {
      return Optional.empty();
    }
    String base = endpoint.orElse("https://lambda.%s.amazonaws.com".formatted(region.get()));
    Map<String, String> query = new LinkedHashMap<>();
    qualifier.ifPresent(q -> query.put("Qualifier", q));
    return Optional.of(
        new HttpRequest(
            name,
            Method.POST,
            base + "/2015-03-31/functions/" + called.get().replace(":", "%3A") + "/invocations",
            headers(event, billed),
            query,
            body,
            checks,
            captures,
            retries.orElse(0),
            true,
            new Signing.Aws("lambda", region.get(), true),
            true,
            billed,
            timeout));
  }

  private boolean billed(FieldReader step, boolean event) {
    boolean billed = step.truth("billed", false);
    if (billed && event) {
      problems.add(
          step.place(),
          "AWS does not say what it bills for an event: leave out 'billed' or 'as: event'");
    }
    return billed;
  }

  private static Map<String, String> headers(boolean event, boolean billed) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Amz-Invocation-Type", event ? "Event" : "RequestResponse");
    if (billed) {
      headers.put("X-Amz-Log-Type", "Tail");
    }
    return headers;
  }

  private Optional<String> region(String function, FieldReader step) {
    Matcher arn = ARN.matcher(function);
    if (arn.matches()) {
      return Optional.of(arn.group(1));
    }
    return step.need("region", "where the function is, such as eu-central-1")
        .flatMap(v -> values.parsed(v, "'region'", SigningReader::region));
  }

  private static String function(String text) {
    if (!ARN.matcher(text).matches() && !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a function: write its name or its ARN".formatted(text));
    }
    return text;
  }

  private static String shortName(String function) {
    return ARN.matcher(function).matches() ? function.split(":", 7)[6] : function;
  }

  private static String qualifier(String text) {
    if (!QUALIFIER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a qualifier: write a version, such as 3, or an alias".formatted(text));
    }
    return text;
  }

  private static Boolean event(String word) {
    return switch (word) {
      case "event" -> true;
      case "request" -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a way to invoke a function: write request (wait for the answer) or event"
                  .formatted(word));
    };
  }
}
