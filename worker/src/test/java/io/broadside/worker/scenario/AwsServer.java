package io.broadside.worker.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.aws.signing.Keys;
import io.broadside.aws.signing.Scope;
import io.broadside.aws.signing.Signer;
import io.broadside.aws.signing.Unsigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers only what is signed, over what has arrived, and log-ins, and as Lambda does: a function's
 * name says what becomes of it.
 */
final class AwsServer implements AutoCloseable {

  static final Keys KEYS = new Keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfi", "token/with+==");

  /** What tests lock that say by system properties whom AWS's SDK asks. */
  static final String ENDPOINTS = "aws.endpointUrl";

  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "aws.accessKeyId", KEYS.accessKey(),
          "aws.secretAccessKey", KEYS.secretKey(),
          "aws.sessionToken", String.valueOf(KEYS.token()));

  private static final String REPORT =
      """
      START RequestId: 6f747a7b-4a5c Version: $LATEST
      END RequestId: 6f747a7b-4a5c
      REPORT RequestId: 6f747a7b-4a5c\tDuration: 122.40 ms\tBilled Duration: 123 ms\tMemory Size: 128 MB
      """;

  /** What is asked for of Cognito, Secrets Manager and Parameter Store. */
  private static final String ANSWER =
      """
      {"AuthenticationResult": {"IdToken": "an id", "AccessToken": "access", "ExpiresIn": 3600},
       "SecretString": "a secret", "Parameter": {"Value": "a parameter"}}
      """;

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=\\w+/\\d{8}/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([^,]+), .*");

  /** A line for each request: whether its signature was right, and what was asked. */
  final Queue<String> seen = new ConcurrentLinkedQueue<>();

  /** Those whose signature was right. */
  final Queue<SignedRequest> requests = new ConcurrentLinkedQueue<>();

  private final Map<Scope, Signer> signers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  AwsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** From now on, this process signs with these keys: they are where AWS's SDK looks first. */
  static void giveKeys() {
    CREDENTIALS.forEach(System::setProperty);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean signed = isSigned(exchange, body);
      if (signed) {
        requests.add(SignedRequest.of(exchange, body));
      }
      String path = exchange.getRequestURI().getRawPath();
      seen.add(
          "%s %s %s"
              .formatted(
                  signed ? "signed" : "unsigned",
                  exchange.getRequestMethod(),
                  exchange.getRequestURI()));
      if (path.equals("/where")) {
        send(exchange, 200, "{\"host\":\"127.0.0.1:%d\"}".formatted(server.getAddress().getPort()));
      } else if (!signed && !path.equals("/open") && !isLogIn(exchange)) {
        send(exchange, 403, "{\"message\":\"The request signature we calculated does not match\"}");
      } else if (path.endsWith("/invocations")) {
        invoke(exchange, path.split("/", -1)[3]);
      } else {
        send(exchange, 200, ANSWER);
      }
    }
  }

  /** Which Cognito takes from everybody. */
  private static boolean isLogIn(HttpExchange exchange) {
    return "AWSCognitoIdentityProviderService.InitiateAuth"
        .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
  }

  private static void invoke(HttpExchange exchange, String function) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
    switch (function) {
      case "failing" -> {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        tellLog(exchange, REPORT);
        send(exchange, 200, "{\"errorMessage\":\"no stock\",\"errorType\":\"TypeError\"}");
      }
      case "throttled" -> send(exchange, 429, "{\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}");
      case "updating" ->
          send(exchange, 409, "{\"Type\":\"User\",\"message\":\"The function is being updated\"}");
      case "silent" -> {
        tellLog(exchange, "it has logged 4 KB of its own\n");
        send(exchange, 200, "{\"order\":7}");
      }
      default -> {
        tellLog(exchange, REPORT);
        send(exchange, type.equals("Event") ? 202 : 200, "{\"order\":7}");
      }
    }
  }

  /** Its last 4 KB, to who asks for them. */
  private static void tellLog(HttpExchange exchange, String log) {
    if ("Tail".equals(exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"))) {
      exchange
          .getResponseHeaders()
          .set("X-Amz-Log-Result", Base64.getEncoder().encodeToString(log.getBytes(UTF_8)));
    }
  }

  private boolean isSigned(HttpExchange exchange, byte[] body) {
    String said = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher parts = AUTHORIZATION.matcher(String.valueOf(said));
    if (!parts.matches()) {
      return false;
    }
    TreeMap<String, String> headers = new TreeMap<>();
    for (String name : parts.group(3).split(";", -1)) {
      headers.put(name, exchange.getRequestHeaders().getFirst(name));
    }
    boolean all =
        exchange.getRequestHeaders().keySet().stream()
            .map(n -> n.toLowerCase(Locale.ROOT))
            .filter(n -> n.startsWith("x-amz-"))
            .allMatch(headers::containsKey);
    String payload = headers.getOrDefault("x-amz-content-sha256", Signer.hash(body));
    String query = exchange.getRequestURI().getRawQuery();
    Signer signer = signers.computeIfAbsent(new Scope(parts.group(2), parts.group(1)), Signer::new);
    Unsigned request =
        new Unsigned(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            query == null ? "" : query,
            headers,
            payload);
    return all
        && headers.containsKey("host")
        && (payload.equals(Signer.UNSIGNED_PAYLOAD) || payload.equals(Signer.hash(body)))
        && signer.authorization(KEYS, request).equals(said);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
