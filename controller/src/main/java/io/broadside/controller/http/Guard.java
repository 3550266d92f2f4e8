package io.broadside.controller.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. Whoever comes from this machine's loopback is the operator: a port-forward ends
 * there, and Kubernetes has checked who opened it. Everybody else has to show the token. A web page
 * from elsewhere gets nothing, whichever way it comes: the names in Host and Origin must be this
 * machine's own.
 */
final class Guard {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

  private final byte[] authorization;

  Guard(String token) {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  void check(Context ctx) {
    if (PROBES.contains(ctx.path())) {
      return;
    }
    boolean token = showsToken(ctx.header("Authorization"));
    if (!token && !fromLoopback(ctx)) {
      throw new ProblemException(
          401,
          "token",
          "Token needed",
          "Requests that do not come from this machine have to show the token: Authorization:"
              + " Bearer <token>.");
    }
    String host = ctx.header("Host");
    if (!token && (host == null || !LOCAL.contains(name(host)))) {
      throw forbidden(
          "Host is " + host + ", which is not this machine; use http://localhost and the port.");
    }
    String origin = ctx.header("Origin");
    if (origin != null && !origin.equals("http://" + host)) {
      throw forbidden("A page from " + origin + " may not use this API.");
    }
  }

  private boolean showsToken(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static boolean fromLoopback(Context ctx) {
    try {
      return InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String name(String host) {
    try {
      String name = URI.create("http://" + host).getHost();
      return name == null ? host : name;
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(403, "origin", "Not from there", detail);
  }
}
