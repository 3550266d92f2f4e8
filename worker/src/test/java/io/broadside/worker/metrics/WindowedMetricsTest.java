package io.broadside.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.plan.TimeWindow;
import io.broadside.protocol.plan.TimeWindow.Range;
import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class WindowedMetricsTest {

  private static final long START = 1_770_000_000_000L;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RunMetrics whole = new RunMetrics(registry);
  private final RegistryFigures figures = new RegistryFigures(registry);

  @Test
  void aRequestBelongsToTheWindowInWhichItWasSent() {
    Measurements metrics = windows(range(0, 2), range(2, 5));
    response(metrics, 1_999, 9_000);
    response(metrics, 2_000, 2_500);
    response(metrics, 4_999, 5_500);
    response(metrics, 5_000, 5_500);

    assertThat(count("0")).isEqualTo(1);
    assertThat(figures.gauge(MetricNames.WINDOW_RESPONSE + "_max", labels("0"))).isEqualTo(7.001);
    assertThat(count("1")).isEqualTo(2);
    assertThat(figures.gauge(MetricNames.WINDOW_RESPONSE + "_max", labels("1"))).isEqualTo(.501);
  }

  @Test
  void aGroupBelongsToTheWindowInWhichItWasEntered() {
    Measurements metrics = windows(range(0, 2));
    metrics.group("shop", List.of("buy", "pay"), true, START + 1_000, 40);
    metrics.group("shop", List.of("buy", "pay"), true, START + 2_000, 80);

    assertThat(
            figures
                .histogram(
                    MetricNames.WINDOW_GROUP,
                    "scenario",
                    "shop",
                    "request",
                    "buy / pay",
                    "outcome",
                    "OK",
                    "window",
                    "0")
                .getSum())
        .isEqualTo(.04);
  }

  @Property(tries = 100)
  void theWindowsOfAWholeRunAddUpToIt(
      @ForAll @NotEmpty List<@IntRange(max = 39_999) Integer> sent,
      @ForAll @IntRange(min = 1, max = 19) int first,
      @ForAll @IntRange(min = 20, max = 39) int second) {
    PrometheusRegistry fresh = new PrometheusRegistry();
    RegistryFigures seen = new RegistryFigures(fresh);
    List<TimeWindow> parts =
        List.of(
            new TimeWindow(List.of(new Range(0, first), new Range(second, 40))),
            new TimeWindow(List.of(new Range(first, second))),
            new TimeWindow(List.of(new Range(0, 40))));
    Measurements metrics = new RunMetrics(fresh).windowed(parts, WindowedMetricsTest::second);
    sent.forEach(at -> response(metrics, at, at + 10L));

    long outside = sent.stream().filter(at -> at / 1_000 < first || at / 1_000 >= second).count();
    assertThat(count(seen, "0")).isEqualTo(outside);
    assertThat(count(seen, "1")).isEqualTo(sent.size() - outside);
    assertThat(count(seen, "2")).isEqualTo(sent.size());
  }

  private Measurements windows(TimeWindow... windows) {
    return whole.windowed(List.of(windows), WindowedMetricsTest::second);
  }

  private static TimeWindow range(int from, int until) {
    return new TimeWindow(List.of(new Range(from, until)));
  }

  private static long second(long millis) {
    return Math.floorDiv(millis - START, 1_000L);
  }

  private static void response(Measurements metrics, long sent, long done) {
    metrics.response("shop", List.of(), "home", true, START + sent, START + done, null);
  }

  private long count(String window) {
    return count(figures, window);
  }

  /** A window in which nothing happened has no series. */
  private static long count(RegistryFigures seen, String window) {
    return seen.values(MetricNames.WINDOW_RESPONSE, "window").contains(window)
        ? seen.histogram(MetricNames.WINDOW_RESPONSE, labels(window)).getCount()
        : 0;
  }

  private static String[] labels(String window) {
    return new String[] {"scenario", "shop", "request", "home", "outcome", "OK", "window", window};
  }
}
