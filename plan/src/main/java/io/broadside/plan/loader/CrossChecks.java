package io.broadside.plan.loader;

import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.RecordOrder;
import io.broadside.plan.flow.Mentions;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.Window;
import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.Span;
import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.text.Nearest;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.Profile;
import io.broadside.protocol.injection.Shares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the parts of a plan fit together. */
final class CrossChecks {

  private final PlanProblems problems;
  private final List<ScenarioReader.Found> scenarios;
  private final Map<String, DataReader.Counted> data;
  private final Set<String> declared;
  private final PlanFiles files;

  CrossChecks(
      PlanProblems problems,
      List<ScenarioReader.Found> scenarios,
      Map<String, DataReader.Counted> data,
      Set<String> declared,
      PlanFiles files) {
    this.problems = problems;
    this.scenarios = scenarios;
    this.data = data;
    this.declared = declared;
    this.files = files;
  }

  /**
   * Data, files and names in expressions exist.
   *
   * @param everywhere what all requests of all scenarios name
   */
  void names(Set<String> secrets, Mentions everywhere) {
    for (ScenarioReader.Found found : scenarios) {
      Mentions mentions = found.mentions();
      Set<String> known = new LinkedHashSet<>(mentions.given());
      known.addAll(secrets);
      known.add("ordinal");
      if (feeds(mentions, known)) {
        asked(mentions, known);
        asked(everywhere, known);
      }
      mentions
          .files()
          .forEach(file -> FileCheck.exists(files, file.place(), file.name(), problems));
    }
  }

  /** What is to be made are users of Cognito. */
  void lives(Lives lives) {
    lives
        .named()
        .forEach(
            (place, name) -> {
              DataReader.Counted counted = data.get(name);
              if (counted != null && !(counted.set().source() instanceof Cognito)) {
                problems.add(
                    place,
                    "data '%s' has no Cognito users: a run can create only those".formatted(name));
              } else if (!declared.contains(name)) {
                problems.add(
                    place, "there is no data '%s'%s".formatted(name, Nearest.hint(name, declared)));
              }
            });
  }

  /** Whether all that is fed is there, so that its columns are known. */
  private boolean feeds(Mentions mentions, Set<String> known) {
    boolean whole = true;
    for (Mentions.Mention feed : mentions.feeds()) {
      DataReader.Counted counted = data.get(feed.name());
      if (counted != null) {
        known.addAll(counted.set().columns());
        continue;
      }
      whole = false;
      if (!declared.contains(feed.name())) {
        problems.add(
            feed.place(),
            "there is no data '%s'%s".formatted(feed.name(), Nearest.hint(feed.name(), declared)));
      }
    }
    return whole;
  }

  private void asked(Mentions mentions, Set<String> known) {
    for (Mentions.Mention asked : mentions.asked()) {
      if (!known.contains(asked.name())) {
        problems.add(
            asked.place(),
            "#{%s} has no value%s"
                .formatted(
                    asked.name(),
                    Nearest.of(asked.name(), known)
                        .map(": did you mean #{%s}?"::formatted)
                        .orElse(
                            ": capture it, feed data that has it, or give a secret this name")));
      }
    }
  }

  /** Where URLs are paths, there is a target. */
  void targets(List<String> targets) {
    if (targets.isEmpty()) {
      scenarios.stream()
          .flatMap(s -> s.mentions().relativeUrls().stream())
          .findFirst()
          .ifPresent(
              url ->
                  problems.add(
                      url.place(),
                      "'%s' is a path, but the plan has no target: write 'target: http://localhost:8081', or a full URL here"
                          .formatted(url.name())));
    }
  }

  /** Goals name what is measured, and parts of the run that there are. */
  void goals(Map<Place, Goal> goals, Load load) {
    Set<String> measured = new LinkedHashSet<>();
    scenarios.forEach(s -> measured.addAll(s.mentions().measured()));
    boolean varying = measured.stream().anyMatch(name -> name.contains("#{"));
    List<String> phases = load.spans().stream().map(Span::name).toList();
    goals.forEach(
        (place, goal) -> {
          if (!goal.of().isEmpty() && !varying && !measured.contains(goal.of())) {
            problems.add(
                place,
                "there is no request or group '%s'%s"
                    .formatted(goal.of(), Nearest.hint(goal.of(), measured)));
          }
          switch (goal.window()) {
            case Window.InPhase w when !phases.contains(w.name()) ->
                problems.add(
                    place,
                    "there is no phase '%s'%s".formatted(w.name(), Nearest.hint(w.name(), phases)));
            case Window.Between w when w.from() >= load.injection().profile().seconds() ->
                problems.add(
                    place,
                    "the load ends after %ds, before this goal's time window begins"
                        .formatted(load.injection().profile().seconds()));
            case Window.WithoutRamps w when load.spans().stream().noneMatch(Span::steady) ->
                problems.add(
                    place,
                    "without ramps, nothing is left of this load: leave out 'without ramps'");
            default -> {}
          }
        });
  }

  /** Records that must not be used twice are enough for all who start. */
  void records(Load load) {
    if (scenarios.isEmpty()) {
      return;
    }
    Shares shares = new Shares(scenarios.stream().map(s -> s.scenario().weight()).toList());
    Map<String, List<Place>> takers = new HashMap<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Mentions mentions = scenarios.get(i).mentions();
      for (Mentions.Mention feed : mentions.feeds()) {
        DataReader.Counted counted = data.get(feed.name());
        if (counted != null) {
          enough(feed, counted, load.injection().of(i, shares));
          takers.computeIfAbsent(feed.name(), n -> new ArrayList<>()).add(feed.place());
        }
      }
      for (Mentions.Mention feed : mentions.loopedFeeds()) {
        if (isOnce(feed.name())) {
          problems.add(
              feed.place(),
              "data '%s' is unique, so each user gets one record: feed it outside loops"
                  .formatted(feed.name()));
        }
      }
    }
    takers.forEach(
        (name, places) -> {
          if (isOnce(name) && places.size() > 1) {
            problems.add(
                places.getLast(),
                "data '%s' is unique, but the plan feeds it %d times: feed it once, or give each scenario its own data"
                    .formatted(name, places.size()));
          }
        });
  }

  private boolean isOnce(String name) {
    DataReader.Counted counted = data.get(name);
    return counted != null && counted.set().order() == RecordOrder.UNIQUE;
  }

  private void enough(Mentions.Mention feed, DataReader.Counted counted, Profile profile) {
    RecordOrder order = counted.set().order();
    if (order != RecordOrder.UNIQUE && order != RecordOrder.SEQUENTIAL) {
      return;
    }
    if (!(profile instanceof OpenProfile open)) {
      problems.add(
          feed.place(),
          "data '%s' is %s, but a load of active users can start any number of users: write 'order: circular', or use phases in users per second"
              .formatted(feed.name(), order.word()));
    } else if (open.users() > counted.records()) {
      problems.add(
          feed.place(),
          "data '%s' has too few records: %d users take one each, but there are only %d; add records, or write 'order: circular'"
              .formatted(feed.name(), open.users(), counted.records()));
    }
  }
}
