package io.broadside.aws.cognito.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a log in by SRP costs whoever logs in. Runs by {@code bench/signing} alone. */
class LogInBenchmark {

  private static final int ROUNDS = 10;
  private static final int LOG_INS = 50;

  /** Prints the time of each round, in milliseconds of one thread for a log in. */
  @Test
  void printsTheTimeOfEachRound() {
    SrpServer server = new SrpServer(new Random(1), "AbCdEfGhI", "ann", "password");
    long length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < LOG_INS; i++) {
        length +=
            new Srp().answer("AbCdEfGhI", server.challenge(), "password", Instant.now()).size();
      }
      System.out.printf(
          Locale.ROOT, "%.2f ms by SRP%n", (System.nanoTime() - began) / 1e6 / LOG_INS);
    }
    assertThat(length).isPositive();
  }
}
