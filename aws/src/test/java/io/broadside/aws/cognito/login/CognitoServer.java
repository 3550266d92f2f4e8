package io.broadside.aws.cognito.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.signing.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs users in as Cognito does, after botocore's model of it; every user's password is known. */
final class CognitoServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "client secret";

  /** How many of the next requests it throttles. */
  final AtomicInteger throttled = new AtomicInteger();

  final AtomicInteger logIns = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();

  /** How long tokens last. */
  volatile int lastSeconds = 3_600;

  private final Passwords passwords;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, SrpServer> sessions = new ConcurrentHashMap<>();
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private final Random random = new Random(3);

  CognitoServer(Passwords passwords) throws IOException {
    this.passwords = passwords;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The secret of a client whose name says that it has one. */
  static String secret() {
    return SECRET;
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      JsonNode asked = JSON.readTree(call.getRequestBody());
      requests.incrementAndGet();
      String action = call.getRequestHeaders().getFirst("X-Amz-Target").split("\\.", -1)[1];
      boolean signed = call.getRequestHeaders().containsKey("Authorization");
      Object answer =
          signed
              ? error("InvalidParameterException", "these calls are not signed")
              : throttled.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                  ? error("TooManyRequestsException", "Rate exceeded")
                  : action.equals("InitiateAuth") ? begin(asked) : respond(asked);
      byte[] body = JSON.writeValueAsBytes(answer);
      call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      boolean refused = answer instanceof Map<?, ?> map && map.containsKey("__type");
      call.sendResponseHeaders(refused ? 400 : 200, body.length);
      call.getResponseBody().write(body);
    }
  }

  private Object begin(JsonNode asked) {
    Map<String, String> given = texts(asked.path("AuthParameters"));
    String user = given.getOrDefault("USERNAME", "");
    if (!hashed(asked, user, given.getOrDefault("SECRET_HASH", ""))) {
      return error("NotAuthorizedException", "Unable to verify secret hash for client");
    }
    if (asked.path("AuthFlow").asText().equals("USER_PASSWORD_AUTH")) {
      return user.equals("stranger")
          ? Map.of("ChallengeName", "NEW_PASSWORD_REQUIRED", "Session", "s")
          : given.getOrDefault("PASSWORD", "").equals(passwords.of(user))
              ? tokens(user)
              : error("NotAuthorizedException", "Incorrect username or password.");
    }
    SrpServer srp;
    synchronized (random) {
      srp = new SrpServer(random, "AbCdEfGhI", user, passwords.of(user));
    }
    sessions.put(user, srp);
    shown.put(user, given.getOrDefault("SRP_A", ""));
    return Map.of(
        "ChallengeName", "PASSWORD_VERIFIER",
        "Session", "session",
        "ChallengeParameters", srp.challenge());
  }

  private Object respond(JsonNode asked) {
    Map<String, String> given = texts(asked.path("ChallengeResponses"));
    String user = given.getOrDefault("USERNAME", "");
    if (!hashed(asked, user, given.getOrDefault("SECRET_HASH", ""))) {
      return error("NotAuthorizedException", "Unable to verify secret hash for client");
    }
    SrpServer session = sessions.get(user);
    return session != null && session.takes(shown.getOrDefault(user, "0"), given)
        ? tokens(user)
        : error("NotAuthorizedException", "Incorrect username or password.");
  }

  /** Of a client without a secret, nothing may be hashed. */
  private static boolean hashed(JsonNode asked, String user, String hash) {
    String client = asked.path("ClientId").asText();
    byte[] expected = Digests.hmac(SECRET.getBytes(UTF_8), user + client);
    return client.startsWith("secret")
        ? Base64.getEncoder().encodeToString(expected).equals(hash)
        : hash.isEmpty();
  }

  private Map<String, Object> tokens(String user) {
    int number = logIns.incrementAndGet();
    return Map.of(
        "AuthenticationResult",
        Map.of(
            "IdToken",
            "id-%s-%d".formatted(user, number),
            "AccessToken",
            "access-%s-%d".formatted(user, number),
            "ExpiresIn",
            lastSeconds,
            "TokenType",
            "Bearer"));
  }

  private static Map<String, String> texts(JsonNode node) {
    return JSON.convertValue(node, new TypeReference<>() {});
  }

  private static Map<String, Object> error(String type, String message) {
    return Map.of("__type", type, "message", message);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
