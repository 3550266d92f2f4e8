package io.broadside.aws.cognito.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.aws.cognito.Endpoint;
import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.pool.AppClient;
import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users are logged in with a server that follows Cognito's own model. */
@Timeout(120)
@ResourceLock(Endpoint.PROPERTY) // where the server is, is a property of the process
class LogInIT {

  private static final PoolId POOL = PoolId.parse("eu-central-1_AbCdEfGhI");

  private final Passwords passwords = new Passwords("a secret of enough letters");
  private CognitoServer cognito;

  @BeforeEach
  void start() throws Exception {
    cognito = new CognitoServer(passwords);
    System.setProperty(Endpoint.PROPERTY, cognito.url());
  }

  @AfterEach
  void end() {
    System.clearProperty(Endpoint.PROPERTY);
    cognito.close();
  }

  private static LogIn by(String client, boolean password) {
    return new LogIn(
        POOL,
        new AppClient(
            client, client.startsWith("secret") ? CognitoServer.secret() : null, password));
  }

  @ParameterizedTest
  @CsvSource({"plain, true", "plain, false", "secretive, true", "secretive, false"})
  void aUserIsLoggedInByPasswordAndBySrpWithAClientsSecretAndWithout(
      String client, boolean password) throws Exception {
    try (LogIn door = by(client, password)) {
      Tokens tokens = door.logIn("ann", passwords.of("ann"));
      assertThat(tokens.id()).isEqualTo("id-ann-1");
      assertThat(tokens.access()).isEqualTo("access-ann-1");
      assertThat(tokens.endsAt()).isAfter(Instant.now().plusSeconds(3_000));
      assertThat(tokens.toString()).doesNotContain("ann");
      assertThatThrownBy(() -> door.logIn("ann", passwords.of("bob")))
          .isInstanceOf(CognitoException.class)
          .hasMessageContaining("made with another secret");
    }
  }

  @Test
  void whoIsThrottledComesInLater() throws Exception {
    cognito.throttled.set(3);
    try (LogIn door = by("plain", true)) {
      assertThat(door.logIn("ann", passwords.of("ann")).id()).isEqualTo("id-ann-1");
    }
    assertThat(cognito.requests).hasValue(4);
  }

  @Test
  void whoHasToDoMoreThanLogInIsRefusedInASentence() {
    try (LogIn door = by("plain", true)) {
      assertThatThrownBy(() -> door.logIn("stranger", "x"))
          .hasMessageContaining("NEW_PASSWORD_REQUIRED");
    }
  }

  @Test
  void aUserIsLoggedInOnceHoweverManyAskAndAgainBeforeTheTokensEnd() throws Exception {
    try (LogIn door = by("plain", true)) {
      Sessions sessions = new Sessions(user -> door.logIn(user, passwords.of(user)));
      cognito.lastSeconds = 300;
      List<CompletableFuture<LoggedIn>> asked = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        asked.add(sessions.of("ann"));
      }
      Token token = asked.getFirst().get(30, TimeUnit.SECONDS).id();
      for (CompletableFuture<LoggedIn> one : asked) {
        assertThat(one.get(30, TimeUnit.SECONDS).id()).hasToString("id-ann-1");
      }
      assertThat(cognito.logIns).hasValue(1);

      sessions.renew(Instant.now());
      assertThat(token).hasToString("id-ann-1");
      cognito.lastSeconds = 20;
      sessions.of("bob").get(30, TimeUnit.SECONDS).id();
      Token shortLived = sessions.of("bob").get(30, TimeUnit.SECONDS).access();
      assertThat(shortLived).hasToString("access-bob-2");
      cognito.lastSeconds = 3_600;
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (shortLived.toString().equals("access-bob-2") && System.nanoTime() < until) {
        sessions.renew(Instant.now());
        Thread.sleep(20);
      }
      assertThat(shortLived).hasToString("access-bob-3");

      Instant nearTheEnd = Instant.now().plusSeconds(3_590);
      int logIns = cognito.logIns.get();
      for (int life = 0; life < 50; life++) {
        sessions.renew(nearTheEnd);
        Thread.sleep(20);
      }
      assertThat(cognito.logIns.get()).isBetween(logIns + 1, logIns + 4);
    }
  }

  @Test
  void whoCouldNotComeInIsTriedAgainTheNextTime() throws Exception {
    try (LogIn door = by("plain", true)) {
      String[] password = {"wrong"};
      Sessions sessions = new Sessions(user -> door.logIn(user, password[0]));
      assertThatThrownBy(() -> sessions.of("ann").get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(CognitoException.class);
      password[0] = passwords.of("ann");
      assertThat(sessions.of("ann").get(30, TimeUnit.SECONDS).id()).hasToString("id-ann-1");
    }
  }
}
