package io.broadside.aws;

import io.broadside.aws.credentials.Role;
import io.broadside.aws.signing.Keys;
import io.broadside.aws.signing.Scope;
import io.broadside.aws.signing.Signer;
import io.broadside.aws.signing.Unsigned;
import io.gatling.http.client.Request;
import io.gatling.http.client.body.RequestBody;
import io.gatling.http.client.body.is.InputStreamRequestBody;
import io.gatling.http.client.body.multipart.MultipartFormDataRequestBody;
import io.gatling.http.client.uri.Uri;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with the worker's role, for {@code sign} of Gatling's DSL. Gatling calls it after
 * its clock has started: what a signature takes is a part of the response time. Thread-safe.
 *
 * <pre>{@code
 * http("order").post("https://abc.execute-api.eu-central-1.amazonaws.com/order")
 *     .body(StringBody("{}"))
 *     .sign(AwsSignature.byHost())
 * }</pre>
 */
public final class AwsSignature implements Function<Request, Request> {

  private final Role role;
  private final @Nullable String service;
  private final @Nullable String region;
  private final boolean withPayload;
  private final Map<String, Signer> signers = new ConcurrentHashMap<>();

  AwsSignature(Role role, @Nullable String service, @Nullable String region, boolean withPayload) {
    this.role = role;
    this.service = service;
    this.region = region;
    this.withPayload = withPayload;
  }

  /** For the service and the region that the host's name says. */
  public static AwsSignature byHost() {
    return of(null, null);
  }

  /**
   * For a host whose name does not say them.
   *
   * @param service as signatures call it, such as {@code execute-api}; null for what the host says
   * @param region such as {@code eu-central-1}; null for what the host says
   */
  public static AwsSignature of(@Nullable String service, @Nullable String region) {
    return new AwsSignature(Role.ofTheWorker(), service, region, true);
  }

  /** The same without the body, which then may be read while it is sent. S3 takes that. */
  public AwsSignature withoutPayload() {
    return new AwsSignature(role, service, region, false);
  }

  @Override
  public Request apply(Request request) {
    return sign(request, System.currentTimeMillis());
  }

  Request sign(Request sent, long epochMillis) {
    Uri uri = sent.getUri();
    Signer signer = signer(uri.getHost());
    Request request = sent;
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    if (!query.isEmpty()) {
      String encoded = Signer.encodedQuery(query);
      if (!encoded.equals(query)) {
        request = sent.copyWithNewUri(uri.withNewQuery(encoded));
        query = encoded;
      }
    }
    HttpHeaders headers = request.getHeaders();
    Keys keys = role.keys();
    String payload = payload(request.getBody());
    SortedMap<String, String> signed =
        signer.complete(headers(headers, uri), keys, epochMillis, payload);
    String authorization =
        signer.authorization(
            keys,
            new Unsigned(
                request.getMethod().name(), uri.getNonEmptyPath(), query, signed, payload));
    signed.forEach(
        (name, value) -> {
          if (name.startsWith("x-amz-")) {
            headers.set(name, value);
          }
        });
    headers.set(HttpHeaderNames.AUTHORIZATION, authorization);
    return request;
  }

  private Signer signer(String host) {
    Signer known = signers.get(host);
    return known != null ? known : signers.computeIfAbsent(host, h -> new Signer(scope(h)));
  }

  private Scope scope(String host) {
    return Scope.of(host, service, region)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the host name %s does not show for which service and region to sign: give both"
                        .formatted(host)));
  }

  /** What is always signed: the host, the content's type, and what is about AWS. */
  private static SortedMap<String, String> headers(HttpHeaders all, Uri uri) {
    SortedMap<String, String> signed = new TreeMap<>();
    for (Map.Entry<String, String> header : all) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-") || name.equals("content-type")) {
        signed.put(name, header.getValue());
      }
    }
    String host = all.get(HttpHeaderNames.HOST);
    signed.put("host", host != null ? host : uri.getAuthority());
    return signed;
  }

  private String payload(@Nullable RequestBody body) {
    return body == null
        ? Signer.hash(null)
        : !withPayload || isRead(body) ? Signer.UNSIGNED_PAYLOAD : Signer.hash(body.getBytes());
  }

  /** Whether it is only known while it is sent. */
  private static boolean isRead(RequestBody body) {
    return body instanceof InputStreamRequestBody || body instanceof MultipartFormDataRequestBody;
  }
}
