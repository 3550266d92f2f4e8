package io.broadside.controller.http;

import io.broadside.controller.http.request.ProblemException;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request may come in. A request from this machine's loopback is the operator's: a
 * port-forward ends there, and Kubernetes has checked who opened it. Every other request has to
 * show the token. A web page from elsewhere gets nothing, whichever way it comes: the names in Host
 * and Origin must be this machine's own, on whatever port, or one of those that were named.
 */
public final class Guard {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

  private final byte[] authorization;
  private final Set<String> hosts;

  /**
   * Lets in requests from loopback, and requests that show the token.
   *
   * @param hosts names under which the dashboard may be asked for besides {@code localhost}
   */
  public Guard(String token, Set<String> hosts) {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.hosts = Set.copyOf(hosts);
  }

  void check(Context ctx) {
    check(ctx.path(), ctx.req().getRemoteAddr(), ctx::header);
  }

  /**
   * Refuses a request that may not come in.
   *
   * @param peer the address that the request comes from
   * @param header finds a header by its name
   */
  void check(String path, String peer, Function<String, @Nullable String> header) {
    if (PROBES.contains(path)) {
      return;
    }
    boolean token = showsToken(header.apply("Authorization"));
    if (!token && !isLoopback(peer)) {
      throw new ProblemException(
          401,
          "token",
          "Token needed",
          "Requests from other machines need the token. Send the header Authorization: Bearer"
              + " <token>, or set BROADSIDE_TOKEN in the environment of ./broadside. The controller"
              + " prints the token when it starts.");
    }
    String host = header.apply("Host");
    if (!token && (host == null || !isOwn(host))) {
      throw forbidden(
          ("Host is %s, which is not this machine. Use http://localhost and the port, or add the"
                  + " host to BROADSIDE_HOSTS.")
              .formatted(host));
    }
    String origin = header.apply("Origin");
    if (origin != null && (host == null || !isSame(origin, host))) {
      throw forbidden("A page from " + origin + " may not use this API.");
    }
  }

  private boolean isOwn(String host) {
    return LOCAL.contains(name(host)) || hosts.contains(name(host));
  }

  /** Before a named host, something may stand that speaks TLS. */
  private boolean isSame(String origin, String host) {
    return origin.equals("http://" + host)
        || (hosts.contains(name(host)) && origin.equals("https://" + host));
  }

  private boolean showsToken(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static boolean isLoopback(String peer) {
    try {
      return !peer.isEmpty() && InetAddress.getByName(peer).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String name(String host) {
    try {
      String name = URI.create("http://" + host).getHost();
      return (name == null ? host : name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(403, "origin", "Not allowed from there", detail);
  }
}
