package io.broadside.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.aws.signing.Keys;
import io.broadside.aws.signing.Scope;
import io.broadside.aws.signing.Signer;
import io.broadside.aws.signing.Unsigned;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a signature costs: a POST of 200 bytes to API Gateway with the keys of a session. Runs by
 * {@code bench/signing} alone.
 */
class SigningBenchmark {

  private static final int ROUNDS = 10;
  private static final int SIGNATURES = 100_000;
  private static final byte[] BODY = "{\"customer\": 1234567890}".repeat(9).getBytes(UTF_8);
  private static final Keys KEYS = new Keys("ASIAEXAMPLE", "a secret", "t".repeat(900));

  /** Prints the time of each round, in microseconds of one thread for a signature. */
  @Test
  void printsTheTimeOfEachRound() {
    Signer signer = new Signer(new Scope("execute-api", "eu-central-1"));
    long length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < SIGNATURES; i++) {
        length += sign(signer).length();
      }
      System.out.printf(Locale.ROOT, "%.2f us%n", (System.nanoTime() - began) / 1e3 / SIGNATURES);
    }
    assertThat(length).isPositive();
  }

  private static String sign(Signer signer) {
    String payload = Signer.hash(BODY);
    SortedMap<String, String> headers =
        new TreeMap<>(
            Map.of(
                "host", "abc123.execute-api.eu-central-1.amazonaws.com",
                "content-type", "application/json"));
    signer.complete(headers, KEYS, System.currentTimeMillis(), payload);
    return signer.authorization(
        KEYS, new Unsigned("POST", "/prod/orders", "a=1&b=2", headers, payload));
  }
}
