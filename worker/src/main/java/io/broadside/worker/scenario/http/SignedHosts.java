package io.broadside.worker.scenario.http;

import io.broadside.aws.signing.Scope;
import io.broadside.plan.TestPlan;
import io.broadside.plan.request.HttpRequest;
import io.broadside.plan.request.Signing;
import io.broadside.plan.scenario.Scenario;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.scenario.Stream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that each request signed for AWS has a service and a region, as far as its URL is known.
 */
public record SignedHosts(TestPlan plan) {

  private static final Pattern WHOLE =
      Pattern.compile("(?i)(?:https?|wss?)://(?<host>\\[[^]]*]|[^/?:]*).*", Pattern.DOTALL);
  private static final String VARYING = "#{";

  /**
   * Looks at every request of every scenario.
   *
   * @throws IllegalArgumentException if one never can be signed; says which, and what to write
   */
  public void check() {
    plan.scenarios().stream().map(Scenario::steps).forEach(this::steps);
  }

  private void steps(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Send(HttpRequest request)) {
        Signing own = request.signing();
        request(
            request.name(),
            request.url(),
            own instanceof Signing.Usual ? plan.http().signing() : own);
      } else if (step instanceof Step.Socket(Stream stream)) {
        switch (stream) {
          case Stream.Connect s -> request(s.name(), s.url(), plan.http().signing());
          case Stream.Listen s -> request(s.name(), s.url(), plan.http().signing());
          case Stream.Message s -> {}
          case Stream.Close s -> {}
        }
      }
      steps(step.inner());
    }
  }

  private void request(String name, String url, Signing signing) {
    if (!(signing instanceof Signing.Aws aws) || url.startsWith(VARYING)) {
      return;
    }
    for (String whole : WHOLE.matcher(url).matches() ? List.of(url) : plan.targets()) {
      Matcher parts = WHOLE.matcher(whole);
      String host = parts.matches() ? parts.group("host") : VARYING;
      if (!host.contains(VARYING) && Scope.of(host, aws.service(), aws.region()).isEmpty()) {
        throw new IllegalArgumentException(
            "request '%s' must be signed for AWS, but its host name %s does not show the service and region: write both, such as sign: {service: execute-api, region: eu-central-1}"
                .formatted(name, host));
      }
    }
  }
}
