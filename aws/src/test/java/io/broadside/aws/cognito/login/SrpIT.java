package io.broadside.aws.cognito.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.aws.cognito.Passwords;
import io.broadside.testing.Emulator;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers to challenges are those of pycognito, which shares no code with this one. */
@Timeout(120)
class SrpIT {

  private static final int LOG_INS = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Random random = new Random(7);

  @Test
  void everyAnswerIsPycognitosAndTheServerTakesIt() throws Exception {
    List<String> asked = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < LOG_INS; i++) {
      String password = new Passwords("a secret of enough letters").of("user-" + i);
      SrpServer server = new SrpServer(random, "AbCdEfGhI", "user-" + i, password);
      BigInteger secret = new BigInteger(256, random);
      Srp client = new Srp(secret);
      Instant now = Instant.ofEpochSecond(1_795_793_041L + i * 100_000L);
      Map<String, String> answer = client.answer("AbCdEfGhI", server.challenge(), password, now);
      assertThat(server.takes(client.shown(), answer)).isTrue();
      assertThat(
              server.takes(
                  client.shown(),
                  new Srp(secret).answer("AbCdEfGhI", server.challenge(), password + "x", now)))
          .isFalse();
      ours.add(answer.get("PASSWORD_CLAIM_SIGNATURE"));
      asked.add(
          JSON.writeValueAsString(
              Map.of(
                  "pool", "eu-central-1_AbCdEfGhI",
                  "password", password,
                  "a", secret.toString(16),
                  "time", answer.get("TIMESTAMP"),
                  "challenge", server.challenge())));
    }
    Path lines = Files.writeString(folder.resolve("asked.jsonl"), String.join("\n", asked) + "\n");
    assertThat(Emulator.python("cognito_srp.py", lines, List.of()).lines().toList())
        .isEqualTo(ours);
  }

  @Test
  void aServerThatShowsNothingIsRefused() {
    Map<String, String> asked =
        new HashMap<>(new SrpServer(random, "AbCdEfGhI", "user", "password").challenge());
    asked.put("SRP_B", Srp.N.toString(16));
    assertThatThrownBy(() -> new Srp().answer("AbCdEfGhI", asked, "password", Instant.now()))
        .hasMessageContaining("must not be 0");
  }
}
