package io.broadside.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.http.request.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final String HERE = "127.0.0.1";
  private static final String TOKEN = "Bearer secret";

  private final Guard guard = new Guard("secret", Set.of("load.example"));
  private final Map<String, String> headers = new HashMap<>(Map.of("Host", "localhost:8080"));

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "192.168.1.9", "2001:db8::1", "not-an-address", ""})
  void whoeverComesFromElsewhereShowsTheToken(String peer) {
    refused(peer, 401);
    headers.put("Authorization", "Bearer wrong");
    refused(peer, 401);
    headers.put("Authorization", TOKEN);
    headers.put("Host", "controller.broadside.svc");
    taken(peer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
  void whoeverComesFromThisMachineNeedsNone(String peer) {
    taken(peer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:1", "LOCALHOST:49152", "127.0.0.1:65535", "[::1]:8443"})
  void aPortForwardMayEndOnAnyLocalPort(String host) {
    headers.put("Host", host);
    headers.put("Origin", "http://" + host);
    taken(HERE);
  }

  @ParameterizedTest
  @CsvSource({
    "load.example, http://load.example, true",
    "Load.Example:8443, https://Load.Example:8443, true",
    "load.example, https://evil.example, false",
    "other.example, http://other.example, false",
    "localhost:1, https://localhost:1, false",
    "localhost:1, http://localhost:2, false"
  })
  void namedHostsAreOwnWithAndWithoutTls(String host, String origin, boolean own) {
    headers.put("Host", host);
    headers.put("Origin", origin);
    if (own) {
      taken(HERE);
    } else {
      refused(HERE, 403);
    }
  }

  @Test
  void aPageFromElsewhereGetsNothingEvenWithTheToken() {
    headers.put("Authorization", TOKEN);
    headers.put("Origin", "http://evil.example");
    refused(HERE, 403);
  }

  @Test
  void withoutAHostThereIsNothing() {
    headers.remove("Host");
    refused(HERE, 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz"})
  void probesAreAnsweredToAnybody(String path) {
    assertThatCode(() -> guard.check(path, "10.0.0.7", name -> null)).doesNotThrowAnyException();
  }

  private void taken(String peer) {
    assertThatCode(() -> guard.check("/api/runs", peer, headers::get)).doesNotThrowAnyException();
  }

  private void refused(String peer, int status) {
    assertThatThrownBy(() -> guard.check("/api/runs", peer, headers::get))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(status));
  }
}
