package io.broadside.worker.scenario.http;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.RawFileBody;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.RawFileBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;

import io.broadside.aws.BilledDuration;
import io.broadside.aws.LambdaChecks;
import io.broadside.plan.request.Body;
import io.broadside.plan.request.HttpRequest;
import io.broadside.worker.scenario.data.PlanFolder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.BodyPart;
import io.gatling.javaapi.http.Http;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests as Gatling's. */
public final class GatlingRequests {

  private final @Nullable Duration usualTimeout;
  private final PlanFolder folder;

  public GatlingRequests(@Nullable Duration usualTimeout, PlanFolder folder) {
    this.usualTimeout = usualTimeout;
    this.folder = folder;
  }

  /** And behind it what measures its billed duration, where that is wanted. */
  public Executable of(HttpRequest request) {
    HttpRequestActionBuilder made = made(request);
    return request.billed() ? exec(made, BilledDuration.of(request.billedName())) : made;
  }

  private HttpRequestActionBuilder made(HttpRequest request) {
    HttpRequestActionBuilder made = start(request);
    for (Map.Entry<String, String> one : request.query().entrySet()) {
      made = made.queryParam(one.getKey(), one.getValue());
    }
    for (Map.Entry<String, String> one : request.headers().entrySet()) {
      made = made.header(one.getKey(), one.getValue());
    }
    made = carrying(made, request.body());
    if (request.isPlainJson()) {
      made = made.asJson();
    }
    if (!request.redirects()) {
      made = made.disableFollowRedirect();
    }
    made = Signatures.on(made, request.signing());
    if (request.function()) {
      made = made.checkIf(LambdaChecks::failed).then(LambdaChecks.errorType());
    }
    Duration timeout = request.timeout() == null ? usualTimeout : request.timeout();
    if (timeout != null) {
      made = made.requestTimeout(timeout);
    }
    List<CheckBuilder> checks =
        Stream.of(
                request.billed()
                    ? Stream.of(BilledDuration.inLogTail())
                    : Stream.<CheckBuilder>empty(),
                request.checks().stream().map(Checks::of),
                request.captures().stream().map(Checks::of))
            .flatMap(all -> all)
            .toList();
    return checks.isEmpty() ? made : made.check(checks);
  }

  private static HttpRequestActionBuilder start(HttpRequest request) {
    Http named = HttpDsl.http(request.name());
    String url = request.url();
    return switch (request.method()) {
      case GET -> named.get(url);
      case HEAD -> named.head(url);
      case OPTIONS -> named.options(url);
      case POST -> named.post(url);
      case PUT -> named.put(url);
      case PATCH -> named.patch(url);
      case DELETE -> named.delete(url);
    };
  }

  private HttpRequestActionBuilder carrying(HttpRequestActionBuilder request, Body body) {
    return switch (body) {
      case Body.None b -> request;
      case Body.Text b -> request.body(StringBody(b.text()));
      case Body.RawFile b -> request.body(RawFileBody(folder.expression(b.file())));
      case Body.Template b -> request.body(ElFileBody(folder.expression(b.file())));
      case Body.Form b -> {
        HttpRequestActionBuilder form = request;
        for (Map.Entry<String, String> field : b.fields().entrySet()) {
          form = form.formParam(field.getKey(), field.getValue());
        }
        yield form;
      }
      case Body.Multipart b -> request.bodyParts(b.parts().stream().map(this::part).toList());
    };
  }

  private BodyPart part(Body.Part part) {
    BodyPart made =
        part.isFile()
            ? RawFileBodyPart(part.name(), folder.expression(part.content()))
                .fileName(part.content().substring(part.content().lastIndexOf('/') + 1))
            : StringBodyPart(part.name(), part.content());
    return part.type().isEmpty() ? made : made.contentType(part.type());
  }
}
