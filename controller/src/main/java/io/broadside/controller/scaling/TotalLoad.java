package io.broadside.controller.scaling;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * All populations of a test as one: users who arrive, or, where none arrive, users who are kept.
 * Populations that wait for others start as soon as the profiles of those are over, which is the
 * earliest that they can.
 *
 * @param outline of the test
 */
public record TotalLoad(Outline outline) {

  /** The users of every second. */
  public Population population() {
    Model model = isMixed() ? Model.OPEN : model();
    List<Population> counted = all().stream().filter(p -> p.model() == model).toList();
    Map<String, Long> starts = new HashMap<>();
    counted.forEach(p -> starts.put(p.name(), earliest(p)));
    long end = counted.stream().mapToLong(p -> earliest(p) + p.seconds()).max().orElse(0);
    Long most = outline.maxDurationSeconds();
    Forecast forecast = new Forecast(only(counted), starts);
    List<Integer> perSecond =
        LongStream.range(0, most == null ? end : Math.min(most, end))
            .mapToObj(s -> (int) Math.min(Integer.MAX_VALUE, forecast.load(s, 0)))
            .toList();
    return new Population("all", model, true, Set.of(), perSecond);
  }

  /** Whether some users arrive and others are kept: only those who arrive are counted then. */
  public boolean isMixed() {
    return all().stream().map(Population::model).distinct().count() > 1;
  }

  /** Whether some populations wait for others, so that they may start later. */
  public boolean waits() {
    return all().stream().anyMatch(p -> !p.after().isEmpty());
  }

  private Model model() {
    return all().stream().map(Population::model).findFirst().orElse(Model.OPEN);
  }

  private long earliest(Population population) {
    return population.after().stream()
        .flatMap(name -> outline.population(name).stream())
        .mapToLong(before -> earliest(before) + before.seconds())
        .max()
        .orElse(0);
  }

  private List<Population> all() {
    return outline.populations();
  }

  private Outline only(List<Population> some) {
    return new Outline(
        outline.simulation(),
        outline.digest(),
        outline.maxDurationSeconds(),
        some,
        List.of(),
        outline.throttled(),
        List.of());
  }
}
