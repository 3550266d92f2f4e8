package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.request.Body;
import io.broadside.plan.request.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a request as calls of Gatling's DSL. */
final class RequestJava {

  private final @Nullable Duration usualTimeout;

  RequestJava(@Nullable Duration usualTimeout) {
    this.usualTimeout = usualTimeout;
  }

  String of(HttpRequest request) {
    List<String> calls = new ArrayList<>();
    request.query().forEach((k, v) -> calls.add(pair("queryParam", k, v)));
    request.headers().forEach((k, v) -> calls.add(pair("header", k, v)));
    calls.addAll(body(request.body()));
    if (request.isPlainJson()) {
      calls.add(".asJson()");
    }
    if (!request.redirects()) {
      calls.add(".disableFollowRedirect()");
    }
    calls.addAll(SigningJava.request(request.signing()));
    if (request.function()) {
      calls.add(".checkIf(LambdaChecks::failed).then(LambdaChecks.errorType())");
    }
    Duration timeout = request.timeout() == null ? usualTimeout : request.timeout();
    if (timeout != null) {
      calls.add(".requestTimeout(" + Java.duration(timeout) + ")");
    }
    List<String> checks =
        Stream.of(
                request.billed() ? Stream.of("BilledDuration.inLogTail()") : Stream.<String>empty(),
                request.checks().stream().map(CheckJava::of),
                request.captures().stream().map(CheckJava::of))
            .flatMap(all -> all)
            .toList();
    if (!checks.isEmpty()) {
      calls.add(
          checks.size() == 1
              ? ".check(" + checks.getFirst() + ")"
              : ".check(\n" + Java.indent(String.join(",\n", checks)) + ")");
    }
    String start =
        "http(%s).%s(%s)"
            .formatted(
                Java.text(request.name()), request.method().word(), Java.text(request.url()));
    String made = calls.isEmpty() ? start : start + "\n" + Java.indent(String.join("\n", calls));
    return request.billed()
        ? made + ",\nBilledDuration.of(" + Java.text(request.billedName()) + ")"
        : made;
  }

  private static List<String> body(Body body) {
    return switch (body) {
      case Body.None b -> List.of();
      case Body.Text b -> List.of(".body(StringBody(" + Java.block(b.text()) + "))");
      case Body.RawFile b -> List.of(".body(RawFileBody(" + Java.text(b.file()) + "))");
      case Body.Template b -> List.of(".body(ElFileBody(" + Java.text(b.file()) + "))");
      case Body.Form b ->
          b.fields().entrySet().stream()
              .map(e -> pair("formParam", e.getKey(), e.getValue()))
              .toList();
      case Body.Multipart b ->
          List.of(
              ".bodyParts(\n"
                  + Java.indent(b.parts().stream().map(RequestJava::part).collect(joining(",\n")))
                  + ")");
    };
  }

  private static String part(Body.Part part) {
    String kind = part.isFile() ? "RawFileBodyPart" : "StringBodyPart";
    String made = "%s(%s, %s)".formatted(kind, Java.text(part.name()), Java.text(part.content()));
    String name = part.content().substring(part.content().lastIndexOf('/') + 1);
    return made
        + (part.isFile() ? ".fileName(" + Java.text(name) + ")" : "")
        + (part.type().isEmpty() ? "" : ".contentType(" + Java.text(part.type()) + ")");
  }

  private static String pair(String call, String key, String value) {
    return ".%s(%s, %s)".formatted(call, Java.text(key), Java.text(value));
  }
}
