package io.broadside.plan.loader;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.flow.Mentions;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.GoalText;
import io.broadside.plan.phase.Load;
import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanException;
import io.broadside.plan.problem.PlanProblem;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.text.TargetText;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import io.broadside.plan.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a plan, in bounded time and memory, or says all that is wrong with it at once. */
public final class PlanLoader {

  private final PlanProblems problems = new PlanProblems();
  private final Values values = new Values(problems);
  private final PlanFiles files;

  private PlanLoader(PlanFiles files) {
    this.files = files;
  }

  /**
   * Reads a file; of one that is too large no more than its beginning.
   *
   * @throws PlanException if it cannot be run, with all reasons
   */
  public static TestPlan load(String file, PlanFiles files) throws PlanException {
    try (InputStream in = files.open(file).orElse(null)) {
      if (in == null) {
        throw refusal("there is no file '%s'".formatted(file));
      }
      byte[] bytes = in.readNBytes(4 * YamlReader.MOST_CHARACTERS + 1);
      if (bytes.length > 4 * YamlReader.MOST_CHARACTERS) {
        throw refusal(
            "'%s' is far too large for a plan: keep data and bodies in files beside it"
                .formatted(file));
      }
      return loadText(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), files);
    } catch (CharacterCodingException e) {
      throw refusal("'%s' is not text in UTF-8".formatted(file));
    } catch (IOException e) {
      throw refusal("'%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * Reads a text.
   *
   * @param files what lies beside it
   * @throws PlanException if it cannot be run, with all reasons
   */
  public static TestPlan loadText(String yaml, PlanFiles files) throws PlanException {
    PlanLoader loader = new PlanLoader(files);
    Optional<TestPlan> plan =
        YamlReader.read(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml, loader.problems)
            .flatMap(loader::plan);
    if (plan.isEmpty() && loader.problems.isEmpty()) {
      loader.problems.add(
          Place.START, "the plan is empty: it needs 'target', 'phases' and 'scenarios'");
    }
    if (!loader.problems.isEmpty()) {
      throw new PlanException(loader.problems.list());
    }
    return plan.orElseThrow();
  }

  private static PlanException refusal(String sentence) {
    return new PlanException(List.of(new PlanProblem(Place.START, sentence)));
  }

  private Optional<TestPlan> plan(Yaml document) {
    if (document instanceof Yaml.Scalar s && s.isNothing()) {
      return Optional.empty();
    }
    Optional<Yaml.Fields> fields = values.fields(document, "a plan");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    FieldReader reader = new FieldReader(fields.get(), "a plan", problems);
    String name = reader.text("name").orElse("plan");
    List<String> targets = targets(reader);
    Optional<Load> load = new LoadReader(problems).read(reader);
    List<ScenarioReader.Found> scenarios =
        reader
            .need("scenarios", "a name for each, and its steps")
            .map(v -> new ScenarioReader(problems).read(v))
            .orElse(List.of());
    Lives lives = Lives.read(reader, problems);
    Set<String> declared = new LinkedHashSet<>();
    if (reader.take("data").orElse(null) instanceof Yaml.Fields all) {
      all.list().forEach(f -> declared.add(f.name()));
    }
    Map<String, DataReader.Counted> data =
        reader
            .take("data")
            .map(v -> new DataReader(problems, files, lives).read(v))
            .orElse(Map.of());
    Map<String, SecretSource> secrets = secrets(reader);
    Mentions everywhere = new Mentions();
    HttpSettings http =
        reader
            .take("http")
            .map(v -> new HttpReader(problems, files, everywhere).read(v))
            .orElse(HttpSettings.USUAL);
    Map<Place, Goal> goals = goals(reader);
    reader.done();
    CrossChecks checks = new CrossChecks(problems, scenarios, data, declared, files);
    checks.names(secrets.keySet(), everywhere);
    checks.lives(lives);
    checks.targets(targets);
    load.ifPresent(l -> checks.goals(goals, l));
    load.ifPresent(checks::records);
    if (load.isEmpty() || scenarios.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    Map<String, DataSet> sets = new LinkedHashMap<>();
    data.forEach((key, counted) -> sets.put(key, counted.set()));
    return Optional.of(
        new TestPlan(
            name,
            targets,
            load.get(),
            scenarios.stream().map(ScenarioReader.Found::scenario).toList(),
            sets,
            secrets,
            http,
            List.copyOf(goals.values())));
  }

  private List<String> targets(FieldReader reader) {
    List<String> targets = new ArrayList<>();
    for (Yaml one : reader.list("target")) {
      values.parsed(one, "a target", TargetText::parse).ifPresent(targets::add);
    }
    return targets;
  }

  private Map<String, SecretSource> secrets(FieldReader reader) {
    return reader
        .take("secrets")
        .map(v -> values.parsedByName(v, "'secrets'", SecretSource::parse))
        .orElseGet(LinkedHashMap::new);
  }

  private Map<Place, Goal> goals(FieldReader reader) {
    Map<Place, Goal> goals = new LinkedHashMap<>();
    reader
        .take("goals")
        .flatMap(v -> values.items(v, "'goals'"))
        .ifPresent(
            all ->
                all.values()
                    .forEach(
                        v ->
                            values
                                .parsed(v, "a goal", GoalText::parse)
                                .ifPresent(g -> goals.put(v.place(), g))));
    return goals;
  }
}
