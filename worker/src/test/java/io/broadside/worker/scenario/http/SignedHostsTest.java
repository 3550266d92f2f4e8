package io.broadside.worker.scenario.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedHostsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get: /|GET /|shop.example.com",
        "get: http://127.0.0.1:8081/a|GET http://127.0.0.1:8081/a|127.0.0.1",
        "get: 'https://[::1]:8081/'|GET https://[::1]:8081/|[::1]",
        "{get: /, sign: {service: s3}}|GET /|shop.example.com",
        "{if: '#{ordinal} == 1', then: [{put: https://s3.amazonaws.com/b, body: x}]}|PUT"
            + " https://s3.amazonaws.com/b|s3.amazonaws.com",
        "websocket: /socket|websocket /socket|shop.example.com"
      })
  void aHostThatSaysTooLittleIsNamed(String step, String name, String host) throws Exception {
    SignedHosts hosts = new SignedHosts(plan("https://shop.example.com/v1", step));
    assertThatIllegalArgumentException()
        .isThrownBy(hosts::check)
        .withMessageStartingWith(
            "request '%s' must be signed for AWS, but its host name %s does not show"
                .formatted(name, host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{get: /, sign: none}",
        "{get: /, sign: {service: execute-api, region: eu-central-1}}",
        "get: https://abc.execute-api.eu-central-1.amazonaws.com/prod",
        "get: 'https://#{host}/prod'",
        "get: '#{host}/prod'",
        "{invoke: checkout, region: eu-central-1, endpoint: http://127.0.0.1:4566}"
      })
  void whatIsSaidOrNotKnownYetMayBeSo(String step) throws Exception {
    SignedHosts hosts = new SignedHosts(plan("https://shop.example.com", step));
    assertThatNoException().isThrownBy(hosts::check);
  }

  @Test
  void theTargetThatTheRunHasCounts() throws Exception {
    TestPlan plan =
        plan("https://shop.example.com", "get: /")
            .withTargets(List.of("https://abc.execute-api.eu-central-1.amazonaws.com"));
    assertThatNoException().isThrownBy(() -> new SignedHosts(plan).check());
  }

  private static TestPlan plan(String target, String step) throws Exception {
    return PlanLoader.loadText(
        """
        target: %s
        phases: [start 1 user at once]
        http: {sign: aws}
        secrets: {host: env:HOST}
        scenarios: {signed: [%s]}
        """
            .formatted(target, step),
        PlanFiles.NONE);
  }
}
