package io.broadside.worker.scenario.http;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.Proxy;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.scenario.data.SecretLookup;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.Map;

/** How the target is reached, as Gatling's protocol. */
public final class HttpProtocol {

  private HttpProtocol() {}

  public static HttpProtocolBuilder of(TestPlan plan, Secrets secrets) {
    HttpSettings settings = plan.http();
    HttpProtocolBuilder protocol = targets(plan.targets()).disableWarmUp();
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      protocol = protocol.header(header.getKey(), header.getValue());
    }
    if (settings.http2()) {
      protocol = protocol.enableHttp2();
    }
    if (settings.sharedConnections()) {
      protocol = protocol.shareConnections();
    }
    if (settings.resources()) {
      protocol = protocol.inferHtmlResources();
    }
    if (!settings.cache()) {
      protocol = protocol.disableCaching();
    }
    if (!settings.aliases().isEmpty()) {
      protocol = protocol.hostNameAliases(settings.aliases());
    }
    Proxy proxy = settings.proxy();
    if (proxy != null) {
      protocol = protocol.proxy(proxy(proxy, secrets));
    }
    protocol = Signatures.on(protocol, settings.signing());
    return settings.checks().isEmpty()
        ? protocol
        : protocol.check(settings.checks().stream().map(Checks::of).toList());
  }

  private static HttpProtocolBuilder targets(List<String> targets) {
    List<String> sockets = targets.stream().map(t -> t.replaceFirst("^http", "ws")).toList();
    return switch (targets.size()) {
      case 0 -> http;
      case 1 -> http.baseUrl(targets.getFirst()).wsBaseUrl(sockets.getFirst());
      default -> http.baseUrls(targets).wsBaseUrls(sockets);
    };
  }

  /** A password is no text with expressions. */
  private static io.gatling.javaapi.http.Proxy proxy(Proxy proxy, Secrets secrets) {
    io.gatling.javaapi.http.Proxy address = HttpDsl.Proxy(proxy.host(), proxy.port());
    if (proxy.password() == null || proxy.user() == null) {
      return address;
    }
    String password = SecretLookup.value(secrets, SecretLookup.PROXY);
    return address.credentials(proxy.user(), session -> password);
  }
}
