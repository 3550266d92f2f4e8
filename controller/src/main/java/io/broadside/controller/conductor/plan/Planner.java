package io.broadside.controller.conductor.plan;

import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.plans.PlanFile;
import io.broadside.controller.request.RequestedTest;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.users.Assigned;
import io.broadside.plan.data.RunUsers;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a request, or says what is wrong with it. Thread-safe. */
public final class Planner {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WARM_UP_SECONDS = 2;

  /** How long a run waits for its workers, by how long one usually takes to start. */
  private static final int READY_STARTS = 5;

  private static final int LEAST_READY_SECONDS = 90;

  /** An id becomes the name of a file. */
  private static final int LONGEST_NAME = 60;

  private final SimulationLibrary library;
  private final int readySeconds;

  /**
   * Finds the bundles of simulations there, by their names.
   *
   * @param startSeconds how long a worker usually takes to start
   */
  public Planner(SimulationLibrary library, double startSeconds) {
    this.library = library;
    this.readySeconds = Math.max(LEAST_READY_SECONDS, (int) Math.ceil(READY_STARTS * startSeconds));
  }

  /** The very files of a run that another controller began, where they are still there. */
  public Optional<Bundle> kept(Run run) {
    Optional<String> digest = run.spec().plan().source().bundle();
    return Optional.ofNullable(run.spec().request().test().simulation())
        .flatMap(library::bundle)
        .filter(b -> digest.equals(Optional.of(b.digest())));
  }

  /** Has the files of such a run again. */
  public void restore(Run run, Bundle bundle) {
    String name = run.spec().request().test().simulation();
    if (name != null) {
      library.restore(name, bundle);
    }
  }

  /**
   * What to run for a request.
   *
   * @param wanted how many workers it gets if it asks for no number
   * @throws RunException if it makes no sense or exceeds a limit
   */
  public Planned plan(RunRequest request, int wanted, long nowMillis) throws RunException {
    String entry = request.test().simulation();
    Bundle bundle = entry == null ? null : bundle(entry);
    Wording wording = Wording.of(request, bundle);
    Assigned users = Assigned.of(wording.users(), nowMillis);
    Plan plan = plan(request, source(request.test(), bundle), wording, users, wanted);
    Spec spec =
        new Spec(
            id(plan, request, nowMillis),
            request.with(wording.goalTexts(), wording.target()),
            plan,
            workers(request, wanted),
            positive("readyTimeoutSeconds", request.fleet().readyTimeoutSeconds(), readySeconds, 1),
            nowMillis,
            Stream.concat(wording.notes().stream(), users.notes().stream()).toList());
    return new Planned(
        spec,
        Optional.ofNullable(bundle),
        Optional.ofNullable(wording.load()),
        Optional.ofNullable(wording.shares()));
  }

  private static Plan plan(
      RunRequest request, Source source, Wording wording, Assigned users, int wanted)
      throws RunException {
    Limits limits = limits(request);
    int workers = workers(request, wanted);
    if (workers < 1) {
      throw bad(
          "fleet.workers",
          "A run needs at least one worker; ask for some with workers (--workers).");
    }
    if (workers > limits.workers()) {
      throw new RunException(
          RunException.Code.OVER_LIMIT,
          "fleet.workers",
          ("The run asks for %d workers, but the limit is %d. If you want that many, raise it with"
                  + " maxWorkers (--max-workers).")
              .formatted(workers, limits.workers()));
    }
    Map<String, String> properties = new HashMap<>();
    if (request.test().properties() != null) {
      properties.putAll(request.test().properties());
    }
    if (request.target().url() != null) {
      properties.put("target", request.target().url());
    }
    Secrets secrets = request.test().secrets() == null ? Secrets.NONE : request.test().secrets();
    demandNames(properties, secrets.values());
    properties.putAll(users.properties());
    long seed =
        request.test().seed() == null
            ? ThreadLocalRandom.current().nextLong() >>> 11
            : request.test().seed();
    long warmUp = positive("warmUpSeconds", request.fleet().warmUpSeconds(), WARM_UP_SECONDS, 0);
    positive("minWorkers", request.fleet().minWorkers(), 1, 1);
    if (request.followsProfile() && request.fleet().workers() != null) {
      throw bad("fleet.workers", "Give either workers or autoscale (--workers auto), not both.");
    }
    Double capacity = request.fleet().capacity();
    if (capacity != null && !(capacity > 0)) {
      throw bad(
          "fleet.capacity",
          "capacity must be more than 0 users per second, not %s.".formatted(capacity));
    }
    positive("leaseSeconds", request.fleet().leaseSeconds(), 1, 1);
    return new Plan(
        source,
        properties,
        secrets.and(new Secrets(users.secrets())),
        wording.injection(),
        wording.goals().windows(),
        seed,
        limits,
        TimeUnit.SECONDS.toMillis(warmUp));
  }

  private static Source source(RequestedTest test, @Nullable Bundle bundle) throws RunException {
    String entry = test.simulation();
    if (bundle != null && entry != null && PlanFile.isCalled(entry)) {
      if (test.simulationClass() != null) {
        throw bad(
            "test.simulationClass",
            "%s is a plan, which has no class: leave out simulationClass.".formatted(entry));
      }
      demandNoProperties(entry, test);
      return new Source.Document(bundle.digest(), entry);
    }
    if (bundle != null) {
      return new Source.Bundled(bundle.digest(), test.simulationClass());
    }
    if (test.simulationClass() == null) {
      throw bad("test.simulation", "Say what to run: simulation, simulationClass, or both.");
    }
    return new Source.OnClassPath(test.simulationClass());
  }

  /** A property of which nothing would come is a slip. */
  private static void demandNoProperties(String plan, RequestedTest test) throws RunException {
    for (String name : test.properties() == null ? Set.<String>of() : test.properties().keySet()) {
      if (!name.startsWith("gatling.") && !name.startsWith("broadside.")) {
        throw bad(
            "test.properties",
            ("%s is a plan that does not use the property %s. Write the value into the plan, or"
                    + " give a secret of that name with --secret.")
                .formatted(plan, name));
      }
    }
  }

  private static void demandNames(Map<String, String> properties, Map<String, String> secrets)
      throws RunException {
    if (properties.containsKey("") || secrets.containsKey("")) {
      throw bad("test.properties", "A property needs a name: write -P name=value.");
    }
    if (properties.containsKey(Plan.DRY)) {
      throw bad("test.properties", "Broadside itself sets %s; leave it out.".formatted(Plan.DRY));
    }
    if (properties.keySet().stream().anyMatch(p -> p.startsWith(RunUsers.PREFIX))) {
      throw bad(
          "test.properties",
          "Properties that begin with %s are set by Broadside itself; leave them out."
              .formatted(RunUsers.PREFIX));
    }
    for (String name : secrets.keySet()) {
      if (properties.containsKey(name)) {
        throw bad(
            "test.secrets", "%s is both a property and a secret; give it once.".formatted(name));
      }
      if (secrets.get(name).isEmpty()) {
        throw bad("test.secrets", "The secret %s has no value.".formatted(name));
      }
    }
  }

  private static int workers(RunRequest request, int wanted) {
    Integer asked = request.fleet().workers();
    int many = asked == null ? wanted : asked;
    return request.followsProfile() ? Math.max(1, many) : many;
  }

  /** Sortable by time, with the simulation's name. */
  private static String id(Plan plan, RunRequest request, long nowMillis) {
    String name =
        plan.source()
            .title()
            .map(t -> PlanFile.isCalled(t) ? t : t.substring(t.lastIndexOf('.') + 1))
            .orElseGet(() -> String.valueOf(request.test().simulation()));
    String readable = name.replaceAll("\\.[a-z]+$", "").replaceAll("[^A-Za-z0-9]+", "-");
    if (readable.length() > LONGEST_NAME) {
      readable = readable.substring(0, LONGEST_NAME);
    }
    return STAMP.format(Instant.ofEpochMilli(nowMillis)) + "-" + readable;
  }

  private Bundle bundle(String name) throws RunException {
    return library
        .bundle(name)
        .orElseThrow(
            () ->
                new RunException(
                    RunException.Code.NOT_FOUND,
                    "test.simulation",
                    "There is no simulation %s. GET /api/simulations lists all simulations."
                        .formatted(name)));
  }

  private static Limits limits(RunRequest request) throws RunException {
    Limits usual = Limits.DEFAULT;
    Long arrivals = request.limits().maxArrivalsPerSecond();
    Long duration = request.limits().maxDurationSeconds();
    Integer workers = request.limits().maxWorkers();
    try {
      return new Limits(
          arrivals == null ? usual.arrivalsPerSecond() : arrivals,
          duration == null ? usual.durationSeconds() : duration,
          workers == null ? usual.workers() : workers);
    } catch (IllegalArgumentException e) {
      throw bad("limits", "The limits are invalid: " + e.getMessage());
    }
  }

  private static int positive(String name, @Nullable Integer value, int usual, int least)
      throws RunException {
    int given = value == null ? usual : value;
    if (given < least) {
      throw bad("fleet." + name, "%s must be at least %d, not %d.".formatted(name, least, given));
    }
    return given;
  }

  public static RunException bad(String field, String message) {
    return new RunException(RunException.Code.BAD_REQUEST, field, message);
  }
}
