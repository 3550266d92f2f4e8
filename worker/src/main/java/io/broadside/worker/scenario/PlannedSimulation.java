package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.broadside.plan.TestPlan;
import io.broadside.plan.scenario.Scenario;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.scenario.data.Feeds;
import io.broadside.worker.scenario.data.PlanFolder;
import io.broadside.worker.scenario.data.SecretLookup;
import io.broadside.worker.scenario.http.GatlingRequests;
import io.broadside.worker.scenario.http.HttpProtocol;
import io.broadside.worker.scenario.http.SignedHosts;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulation of a plan, the same as its Java export but without goals: the controller judges
 * them. Each user has the attribute {@code ordinal} from elsewhere.
 */
public final class PlannedSimulation extends Simulation {

  /**
   * Builds it.
   *
   * @param folder where the files lie that the plan names
   * @param secrets what {@link SecretLookup} has found for the plan
   * @throws IllegalArgumentException if a file or a secret is missing, or a request can never be
   *     signed
   */
  public PlannedSimulation(TestPlan plan, Path folder, Secrets secrets) {
    new SignedHosts(plan).check();
    PlanFolder files = new PlanFolder(folder);
    GatlingSteps steps =
        new GatlingSteps(
            new GatlingRequests(plan.http().requestTimeout(), files),
            new Feeds(plan.data(), files, secrets));
    Map<String, Object> known = attributes(plan, secrets);
    List<PopulationBuilder> populations = new ArrayList<>();
    for (int i = 0; i < plan.scenarios().size(); i++) {
      populations.add(
          Injections.inject(flow(plan.scenarios().get(i), known, steps), plan.profile(i)));
    }
    setUp(populations).protocols(HttpProtocol.of(plan, secrets));
  }

  private static ScenarioBuilder flow(
      Scenario scenario, Map<String, Object> known, GatlingSteps steps) {
    ChainBuilder all = steps.all(scenario.steps());
    return scenario(scenario.name())
        .exec(known.isEmpty() ? all : exec(exec((Session session) -> session.setAll(known)), all));
  }

  private static Map<String, Object> attributes(TestPlan plan, Secrets secrets) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    plan.secrets().keySet().forEach(s -> attributes.put(s, SecretLookup.value(secrets, s)));
    return Map.copyOf(attributes);
  }
}
