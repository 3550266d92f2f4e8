package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.Proxy;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.connection.Trust;
import io.broadside.plan.export.data.SecretJava;
import io.broadside.plan.export.text.Java;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the connection settings of a plan as calls of Gatling's DSL. */
final class HttpJava {

  private HttpJava() {}

  /** The protocol's calls, one in a line. */
  static List<String> calls(TestPlan plan, SecretJava secrets) {
    HttpSettings http = plan.http();
    List<String> calls = new ArrayList<>();
    if (!plan.targets().isEmpty()) {
      String urls = plan.targets().stream().map(Java::text).collect(joining(", "));
      calls.add(plan.targets().size() == 1 ? ".baseUrl(" + urls + ")" : ".baseUrls(" + urls + ")");
      calls.add(
          ".ws"
              + (plan.targets().size() == 1 ? "BaseUrl(" : "BaseUrls(")
              + urls.replace("\"http", "\"ws")
              + ")");
    }
    calls.add(".disableWarmUp()");
    http.headers()
        .forEach((k, v) -> calls.add(".header(%s, %s)".formatted(Java.text(k), Java.text(v))));
    if (http.http2()) {
      calls.add(".enableHttp2()");
    }
    if (http.sharedConnections()) {
      calls.add(".shareConnections()");
    }
    if (http.resources()) {
      calls.add(".inferHtmlResources()");
    }
    if (!http.cache()) {
      calls.add(".disableCaching()");
    }
    if (!http.aliases().isEmpty()) {
      String aliases =
          http.aliases().entrySet().stream()
              .map(
                  e ->
                      "Map.entry(%s, List.of(%s))"
                          .formatted(
                              Java.text(e.getKey()),
                              e.getValue().stream().map(Java::text).collect(joining(", "))))
              .collect(joining(", "));
      calls.add(".hostNameAliases(Map.ofEntries(" + aliases + "))");
    }
    Proxy proxy = http.proxy();
    if (proxy != null) {
      calls.add(".proxy(" + proxy(proxy, secrets) + ")");
    }
    calls.addAll(SigningJava.protocol(http.signing()));
    if (!http.checks().isEmpty()) {
      calls.add(".check(" + http.checks().stream().map(CheckJava::of).collect(joining(", ")) + ")");
    }
    return calls;
  }

  /** What Gatling knows by its configuration alone, as lines of gatling.conf. */
  static List<String> configuration(HttpSettings http) {
    List<String> lines = new ArrayList<>();
    if (http.connectTimeout() != null) {
      lines.add("gatling.socket.connectTimeout = " + http.connectTimeout().toMillis());
    }
    switch (http.trust()) {
      case Trust.Any t -> {}
      case Trust.Known t -> lines.add("gatling.ssl.useInsecureTrustManager = false");
      case Trust.Store t -> {
        lines.add("gatling.ssl.useInsecureTrustManager = false");
        lines.addAll(store("trustStore", t.file(), t.password()));
      }
    }
    http.certificate().ifPresent(c -> lines.addAll(store("keyStore", c.file(), c.password())));
    return lines;
  }

  private static List<String> store(String name, String file, @Nullable SecretSource password) {
    String type = file.toLowerCase(Locale.ROOT).endsWith(".jks") ? "jks" : "pkcs12";
    List<String> lines = new ArrayList<>();
    lines.add("gatling.ssl.%s.type = %s".formatted(name, type));
    lines.add("gatling.ssl.%s.file = %s".formatted(name, Java.text(file)));
    if (password instanceof SecretSource.Environment(String variable)) {
      lines.add("gatling.ssl.%s.password = ${%s}".formatted(name, variable));
    } else if (password != null) {
      lines.add("gatling.ssl.%s.password = (the content of %s)".formatted(name, password));
    }
    return lines;
  }

  /** The password through a function, since Gatling would look for expressions in a text. */
  private static String proxy(Proxy proxy, SecretJava secrets) {
    String address = "Proxy(%s, %d)".formatted(Java.text(proxy.host()), proxy.port());
    SecretSource password = proxy.password();
    return password == null || proxy.user() == null
        ? address
        : address
            + ".credentials(%s, session -> %s)"
                .formatted(Java.text(proxy.user()), secrets.value(SecretJava.PROXY, password));
  }
}
