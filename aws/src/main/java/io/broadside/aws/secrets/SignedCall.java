package io.broadside.aws.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadside.aws.signing.Keys;
import io.broadside.aws.signing.Scope;
import io.broadside.aws.signing.Signer;
import io.broadside.aws.signing.Unsigned;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A signed call to AWS, tried again while AWS is busy: all workers call at the same moment.
 *
 * @param endNanos of {@link System#nanoTime}, after which it is not asked again
 */
record SignedCall(SecretService keeper, Location location, Keys keys, long endNanos) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final int MOST_CONNECTS = 3;
  private static final int OK = 200;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  /**
   * What AWS answers.
   *
   * @throws IllegalStateException if it says no, or nothing; the message goes on after the secret's
   *     name
   */
  JsonNode answer(Map<String, ?> question) throws InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build()) {
      byte[] body = JSON.writeValueAsBytes(question);
      for (int tries = 1; ; tries++) {
        String trouble;
        try {
          HttpResponse<String> response = http.send(request(body), BodyHandlers.ofString());
          JsonNode said = json(response.body());
          if (response.statusCode() == OK) {
            return said;
          }
          SecretRefusal refusal = SecretRefusal.of(response.statusCode(), said);
          trouble = refusal.sentence(keeper, location.region());
          if (!refusal.isForNow()) {
            throw new IllegalStateException(trouble);
          }
        } catch (IOException e) {
          trouble = unreachable(e);
          if (tries >= MOST_CONNECTS) {
            throw new IllegalStateException(trouble, e);
          }
        }
        pause(tries, trouble);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a name is JSON", e);
    }
  }

  private void pause(int tries, String trouble) throws InterruptedException {
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 10));
    long millis = ThreadLocalRandom.current().nextLong(most / 2, most);
    if (System.nanoTime() + Duration.ofMillis(millis).toNanos() - endNanos > 0) {
      throw new IllegalStateException(trouble);
    }
    Thread.sleep(millis);
  }

  private HttpRequest request(byte[] body) {
    Signer signer = new Signer(new Scope(keeper.service(), location.region()));
    String payload = Signer.hash(body);
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("host", location.authority());
    headers.put("content-type", "application/x-amz-json-1.1");
    headers.put("x-amz-target", keeper.target());
    signer.complete(headers, keys, System.currentTimeMillis(), payload);
    String authorization =
        signer.authorization(keys, new Unsigned("POST", location.path(), "", headers, payload));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(location.endpoint())
            .timeout(ATTEMPT)
            .POST(BodyPublishers.ofByteArray(body))
            .header("Authorization", authorization);
    headers.forEach(
        (name, value) -> {
          if (!name.equals("host")) {
            request.header(name, value);
          }
        });
    return request.build();
  }

  private String unreachable(IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "is not available: %s does not answer (%s); make sure that workers can reach it through a NAT gateway or a VPC endpoint"
        .formatted(location.endpoint(), why);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
