package io.broadside.aws.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import io.broadside.testing.Emulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Test users are made and deleted also by a Cognito that throttles every third call. */
@Timeout(180)
@ResourceLock(Endpoint.PROPERTY)
class ThrottledUsersIT {

  private static final int USERS = 60;

  @TempDir Path folder;
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void allAreMadeInTheEndAndAllDeleted() throws Exception {
    try (Emulator aws = Emulator.start(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newHttpClient()) {
      HttpServer front =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      front.createContext("/", call -> pass(call, http, aws.url()));
      front.setExecutor(threads);
      front.start();
      Map<String, String> properties =
          Map.of(
              Endpoint.PROPERTY,
              "http://127.0.0.1:" + front.getAddress().getPort(),
              "aws.accessKeyId",
              "AKIDEXAMPLE",
              "aws.secretAccessKey",
              "an-example");
      properties.forEach(System::setProperty);
      try (TestUsers users = new TestUsers(pool(aws), 100)) {
        UserSet set = new UserSet("nightly");
        users.claim(set, "a run");
        assertThat(users.create(set, USERS, new Passwords("a secret of letters"), (d, n) -> {}))
            .isEqualTo(USERS);
        assertThat(users.create(set, USERS, new Passwords("a secret of letters"), (d, n) -> {}))
            .isZero();
        assertThat(users.count(set)).isEqualTo(USERS);
        assertThatThrownBy(() -> users.claim(set, "another run"))
            .isInstanceOf(CognitoException.class)
            .hasMessageContaining("in use by the run a run since");
        users.release(set, "another run");
        assertThat(users.list())
            .singleElement()
            .satisfies(s -> assertThat(s.claimedBy()).isEqualTo("a run"))
            .satisfies(s -> assertThat(s.users()).isEqualTo(USERS));
        assertThat(users.delete(set, (d, n) -> {})).isEqualTo(USERS);
        assertThat(users.list()).isEmpty();
      } finally {
        properties.keySet().forEach(System::clearProperty);
        front.stop(0);
      }
    }
    assertThat(calls.get()).isGreaterThan(3 * USERS);
  }

  private PoolId pool(Emulator aws) throws Exception {
    String made = Emulator.python("cognito_pool.py", Path.of("/dev/null"), List.of(aws.url()));
    return PoolId.parse(new ObjectMapper().readTree(made).path("pool").asText());
  }

  private void pass(HttpExchange call, HttpClient http, String to) throws IOException {
    try (call) {
      byte[] asked = call.getRequestBody().readAllBytes();
      byte[] body =
          "{\"__type\": \"TooManyRequestsException\", \"message\": \"Rate exceeded\"}"
              .getBytes(StandardCharsets.UTF_8);
      int status = 400;
      if (calls.incrementAndGet() % 3 != 0) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(to)).POST(BodyPublishers.ofByteArray(asked));
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
          request.header(name, call.getRequestHeaders().getFirst(name));
        }
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        body = answer.body();
        status = answer.statusCode();
      }
      call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      call.sendResponseHeaders(status, body.length);
      call.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
