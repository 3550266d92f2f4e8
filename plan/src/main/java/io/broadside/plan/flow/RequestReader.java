package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Body;
import io.broadside.plan.request.HttpRequest;
import io.broadside.plan.request.Method;
import io.broadside.plan.request.Signing;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/** Reads a request. */
final class RequestReader {

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Texts texts;

  RequestReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.texts = new Texts(problems, mentions);
  }

  /** Of the fields of a step that begins with the method. */
  Optional<HttpRequest> read(Method method, Yaml url, FieldReader step) {
    ResponseReader response = new ResponseReader(problems, mentions);
    Optional<String> address = texts.of(url, "a URL");
    address.ifPresent(a -> mentions.url(url.place(), a));
    String name = texts.name(step).orElseGet(() -> usualName(method, address.orElse("")));
    mentions.measure(name);
    Body body = new BodyReader(problems, mentions).read(step);
    if (!(body instanceof Body.None) && (method == Method.GET || method == Method.HEAD)) {
      problems.add(
          url.place(), "a %s request has no body: use post or put".formatted(method.word()));
    }
    HttpRequest request =
        new HttpRequest(
            name,
            method,
            address.orElse("/"),
            texts.map(step, "headers"),
            texts.map(step, "query"),
            body,
            step.take("expect").map(response::checks).orElse(List.of()),
            step.take("capture").map(response::captures).orElse(List.of()),
            step.whole("retry", 1, StepReader.MOST_RETRIES).orElse(0),
            step.truth("redirects", true),
            new SigningReader(problems).read(step).orElseGet(Signing.Usual::new),
            false,
            false,
            step.duration("timeout").orElse(null));
    return address.map(a -> request);
  }

  /** Without what varies: names are what figures are kept by. */
  private static String usualName(Method method, String url) {
    String path = url.replaceAll("\\?.*", "").replaceAll("#\\{\\s*([^}]*?)\\s*}", "{$1}");
    return method.name() + " " + path;
  }
}
