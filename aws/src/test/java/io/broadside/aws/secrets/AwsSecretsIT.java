package io.broadside.aws.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.aws.signing.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS says, and what a user is told of it. */
@Timeout(60)
class AwsSecretsIT {

  private static final Keys KEYS = new Keys("AKIDEXAMPLE", "secret", null);

  /** Status and body, one after the other; the last one stays. */
  private final Deque<String> answers = new ArrayDeque<>();

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          exchange.getRequestHeaders().getFirst("X-Amz-Target")
              + " "
              + exchange
                  .getRequestHeaders()
                  .getFirst("Authorization")
                  .replaceAll(".*=AKIDEXAMPLE/\\d{8}/|,.*", "")
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String answer = answers.size() > 1 ? answers.remove() : answers.element();
      byte[] body = answer.substring(4).getBytes(UTF_8);
      exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void aSecretIsAskedForOnceWhateverFieldsAreWanted() {
    answers.add("200 {\"SecretString\":\"{\\\"user\\\":\\\"Ann\\\",\\\"pin\\\":1234}\"}");
    AwsSecrets secrets = secrets();
    assertThat(secrets.secret("shop", "user")).isEqualTo("Ann");
    assertThat(secrets.secret("shop", "pin")).isEqualTo("1234");
    assertThat(secrets.secret("shop", null)).isEqualTo("{\"user\":\"Ann\",\"pin\":1234}");
    assertThat(asked)
        .containsExactly(
            "secretsmanager.GetSecretValue eu-central-1/secretsmanager/aws4_request"
                + " {\"SecretId\":\"shop\"}");
  }

  @Test
  void anArnSaysTheRegion() {
    answers.add("200 {\"SecretString\":\"s\"}");
    secrets().secret("arn:aws:secretsmanager:us-west-2:123456789012:secret:shop-AbCdEf", null);
    assertThat(asked).singleElement().asString().contains(" us-west-2/secretsmanager/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 {\"__type\":\"ResourceNotFoundException\",\"Message\":\"m\"}|does not exist"
            + " in eu-central-1: write its name",
        "400 {\"__type\":\"com.amazonaws#AccessDeniedException\",\"message\":\"User x is not"
            + " authorized.\"}|may not be read: allow secretsmanager:GetSecretValue to the workers'"
            + " role, and kms:Decrypt if it is encrypted with a key of your own; AWS says"
            + " AccessDeniedException: User x is not authorized",
        "400 {\"__type\":\"ExpiredTokenException\",\"message\":\"The token is expired\"}|is not"
            + " available, because AWS rejects the workers' credentials: give them a role, or valid"
            + " keys; AWS says ExpiredTokenException: The token is expired",
        "400 {\"__type\":\"InvalidRequestException\",\"Message\":\"It is marked for"
            + " deletion.\"}|is not available; AWS says InvalidRequestException: It is marked for"
            + " deletion",
        "404 <html>|is not available; AWS says status 404",
        "200 {\"SecretBinary\":\"AAE=\"}|is binary: a secret of a plan must be text",
        "200 {\"SecretString\":\"hunter2\"}|is not a JSON object: leave out '#'",
        "200 {\"SecretString\":\"{\\\"other\\\":\\\"hunter2\\\"}\"}|has no field 'key': write a"
            + " field that exists",
        "200 {\"SecretString\":\"{\\\"key\\\":\\\"\\\"}\"}|is empty"
      })
  void whatCannotBeHadIsSaidAndNoSecretIs(String answer, String said) {
    answers.add(answer);
    assertThatThrownBy(() -> secrets().secret("shop", "key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("aws-secret:shop#key " + said)
        .hasMessageNotContaining("hunter");
    assertThat(asked).hasSize(1);
  }

  @Test
  void aBusyServiceIsAskedAgain() {
    answers.addAll(
        List.of(
            "400 {\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}",
            "500 ",
            "200 {\"Parameter\":{\"Value\":\"v\"}}"));
    assertThat(secrets().parameter("/shop/key")).isEqualTo("v");
    assertThat(asked)
        .hasSize(3)
        .allMatch(
            a ->
                a.endsWith("{\"Name\":\"/shop/key\",\"WithDecryption\":true}")
                    || a.endsWith("{\"WithDecryption\":true,\"Name\":\"/shop/key\"}"));
  }

  @Test
  void aServiceThatStaysBusyIsNotAskedForEver() {
    answers.add("400 {\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
    AwsSecrets secrets = new AwsSecrets(environment(), () -> KEYS, Duration.ofSeconds(2));
    assertThatThrownBy(() -> secrets.parameter("a"))
        .hasMessage(
            "ssm:a is not available right now: start again in a moment; AWS says"
                + " ThrottlingException: Rate exceeded");
    assertThat(asked).hasSizeGreaterThan(1);
    assertThatThrownBy(() -> secrets.parameter("b")).hasMessageContaining("ssm:b is not available");
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AwsSecrets secrets =
          new AwsSecrets(
              Map.of(
                  "AWS_REGION",
                  "eu-central-1",
                  "AWS_ENDPOINT_URL_SSM",
                  "http://127.0.0.1:" + silent.getLocalPort()),
              () -> KEYS,
              Duration.ofSeconds(1));
      assertThatThrownBy(() -> secrets.parameter("a"))
          .hasMessageStartingWith("ssm:a is not available: AWS did not answer within 1 s; make");
    }
    AwsSecrets hanging = new AwsSecrets(environment(), () -> await(end), Duration.ofSeconds(1));
    assertThatThrownBy(() -> hanging.parameter("a"))
        .hasMessageStartingWith("ssm:a is not available: AWS did not answer within 1 s; make");
    end.countDown();
  }

  private static Keys await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return KEYS;
  }

  @Test
  void whoIsNotThereIsNamed() {
    server.stop(0);
    assertThatThrownBy(() -> secrets().secret("shop", null))
        .hasMessageStartingWith("aws-secret:shop is not available: http://127.0.0.1:")
        .hasMessageContaining("does not answer (");
  }

  @Test
  void whatIsMissingOfTheWorkerIsSaid() {
    AwsSecrets noKeys =
        new AwsSecrets(
            environment(),
            () -> {
              throw new IllegalStateException(
                  "no AWS credentials were found: give the workers a role");
            },
            Duration.ofSeconds(20));
    assertThatThrownBy(() -> noKeys.secret("shop", null))
        .hasMessage(
            "aws-secret:shop is not available: no AWS credentials were found: give the workers a"
                + " role");
    AwsSecrets badAddress =
        new AwsSecrets(
            Map.of("AWS_DEFAULT_REGION", "eu-central-1", "AWS_ENDPOINT_URL", "localhost"),
            () -> KEYS,
            Duration.ofSeconds(20));
    assertThatThrownBy(() -> badAddress.secret("shop", null))
        .hasMessageContaining(
            "'localhost' in AWS_ENDPOINT_URL or a similar variable is not an address");
  }

  private AwsSecrets secrets() {
    return new AwsSecrets(environment(), () -> KEYS, Duration.ofSeconds(20));
  }

  private Map<String, String> environment() {
    return Map.of(
        "AWS_DEFAULT_REGION",
        "eu-central-1",
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + server.getAddress().getPort());
  }
}
