package io.broadside.plan;

import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.RunUsers;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.phase.Load;
import io.broadside.plan.scenario.Scenario;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.Profile;
import io.broadside.protocol.injection.Shares;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan: a load test, as it is read from YAML.
 *
 * @param name what it is called
 * @param targets base URLs, which users take in turn; may be none where all requests have whole
 *     URLs
 * @param load the load of all scenarios together
 * @param scenarios at least one, of different names
 * @param data by name
 * @param secrets what each user's session holds under a name, resolved where it runs
 * @param http how the target is reached
 * @param goals what is to be reached
 */
public record TestPlan(
    String name,
    List<String> targets,
    Load load,
    List<Scenario> scenarios,
    Map<String, DataSet> data,
    Map<String, SecretSource> secrets,
    HttpSettings http,
    List<Goal> goals) {

  /** Copies the collections, in their order; refuses a plan without a scenario. */
  public TestPlan {
    targets = List.copyOf(targets);
    scenarios = List.copyOf(scenarios);
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    goals = List.copyOf(goals);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("a plan needs at least one scenario");
    }
  }

  /** The weights of its scenarios. */
  public Shares shares() {
    return new Shares(scenarios.stream().map(Scenario::weight).toList());
  }

  /** What one of its scenarios starts, by its place in the list. */
  public Profile profile(int scenario) {
    return load.injection().of(scenario, shares());
  }

  /** The same with other users; of phases it knows none. */
  public TestPlan withInjection(Injection other) {
    return new TestPlan(
        name, targets, new Load(other, List.of()), scenarios, data, secrets, http, goals);
  }

  /**
   * The same with the test users of a run.
   *
   * @param properties of the run; say which users it has
   */
  public TestPlan withUsersOf(Map<String, String> properties) {
    Map<String, DataSet> known = new LinkedHashMap<>(data);
    for (RunUsers own : RunUsers.of(properties)) {
      known.computeIfPresent(
          own.data(),
          (name, set) ->
              set.source() instanceof Cognito users
                  ? new DataSet(name, users.in(own.set()), set.order(), set.columns())
                  : set);
    }
    return new TestPlan(name, targets, load, scenarios, known, secrets, http, goals);
  }

  /** The same against other targets. */
  public TestPlan withTargets(List<String> others) {
    return new TestPlan(name, others, load, scenarios, data, secrets, http, goals);
  }
}
