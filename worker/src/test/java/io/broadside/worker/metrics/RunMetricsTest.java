package io.broadside.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

  private static final List<String> NO_GROUPS = List.of();
  private static final String[] OK = {"scenario", "shop", "request", "home", "outcome", "OK"};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RunMetrics metrics = new RunMetrics(registry);
  private final RegistryFigures figures = new RegistryFigures(registry);

  @Test
  void countsResponsesAndAddsUpTheirTimes() {
    ok("home", 100);
    ok("home", 250);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getCount()).isEqualTo(2);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getSum()).isCloseTo(.35, within(1e-9));
    assertThat(figures.counter(MetricNames.RESPONSE_SQUARES, OK))
        .isCloseTo(.01 + .0625, within(1e-9));
    assertThat(figures.gauge(MetricNames.RESPONSE_MIN, OK)).isEqualTo(.1);
    assertThat(figures.gauge(MetricNames.RESPONSE_MAX, OK)).isEqualTo(.25);
  }

  @Test
  void measuresFirstRequestsFromTheirPlannedStartApart() {
    ok("home", 100);
    metrics.asPlanned("shop", NO_GROUPS, "home", true, 130);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getSum()).isCloseTo(.1, within(1e-9));
    assertThat(figures.histogram(MetricNames.AS_PLANNED, OK).getSum()).isCloseTo(.13, within(1e-9));
  }

  @Test
  void sortsTimesIntoBucketsOfTheAgreedSchema() {
    ok("home", 1_000);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getNativeSchema())
        .isEqualTo(MetricNames.SCHEMA);
    assertThat(figures.buckets(MetricNames.RESPONSE, OK)).containsOnlyKeys(0);
  }

  @Test
  void keepsZerosInTheZeroBucket() {
    ok("home", 0);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getNativeZeroCount()).isEqualTo(1);
    assertThat(figures.gauge(MetricNames.RESPONSE_MIN, OK)).isZero();
  }

  @Test
  void takesATimeBelowZeroForZero() {
    metrics.response("shop", NO_GROUPS, "home", true, 1_000, 990, null);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getNativeZeroCount()).isEqualTo(1);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getSum()).isZero();
  }

  @Test
  void showsNoShortestTimeBeforeThereIsOne() {
    ok("home", 5);
    assertThat(figures.values(MetricNames.RESPONSE_MIN, "outcome")).containsExactly("OK");
  }

  @Test
  void tellsFailuresApartByMessage() {
    ko("home", "found 500");
    ko("home", "found 500");
    ko("home", null);
    assertThat(errors("home", "found 500")).isEqualTo(2);
    assertThat(errors("home", "(no message)")).isEqualTo(1);
    assertThat(
            figures
                .histogram(
                    MetricNames.RESPONSE, "scenario", "shop", "request", "home", "outcome", "KO")
                .getCount())
        .isEqualTo(3);
  }

  @Test
  void countsARequestThatCouldNotBeSentAsAnErrorButNotAsAResponse() {
    metrics.crash("shop", NO_GROUPS, "home", "no attribute named 'id'");
    assertThat(errors("home", "could not be sent: no attribute named 'id'")).isEqualTo(1);
    assertThat(figures.values(MetricNames.RESPONSE, "request")).isEmpty();
    assertThat(figures.counter(MetricNames.UNSENT, "scenario", "shop")).isEqualTo(1);
  }

  @Test
  void countsWhatFailsInTheSimulationsOwnCodeHoweverManyMessagesThereAre() {
    for (int i = 0; i < 300; i++) {
      metrics.ownError("no stock of article " + i);
    }
    assertThat(figures.counter(MetricNames.OWN_ERRORS)).isEqualTo(300);
    assertThat(
            figures.counter(
                MetricNames.ERRORS,
                "scenario",
                "",
                "request",
                MetricNames.OWN_CODE,
                "message",
                "no stock of article 7"))
        .isEqualTo(1);
    assertThat(figures.values(MetricNames.ERRORS, "message")).hasSize(201);
  }

  @Test
  void namesARequestByItsGroups() {
    metrics.response("shop", List.of("cart", "pay"), "send", true, 0, 7, null);
    assertThat(figures.values(MetricNames.RESPONSE, "request"))
        .containsExactly("cart / pay / send");
  }

  @Test
  void keepsAGroupAndARequestOfTheSameNameApart() {
    ok("home", 7);
    metrics.group("shop", List.of("home"), true, 0, 20);
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getSum()).isEqualTo(.007);
    assertThat(figures.histogram(MetricNames.GROUP, OK).getSum()).isEqualTo(.02);
    assertThat(figures.gauge(MetricNames.GROUP + "_max", OK)).isEqualTo(.02);
  }

  @Test
  void countsUsersStartedEndedAndUnderWay() {
    metrics.userStarted("shop");
    metrics.userStarted("shop");
    metrics.userEnded("shop");
    assertThat(figures.counter(MetricNames.USERS_STARTED, "scenario", "shop")).isEqualTo(2);
    assertThat(figures.counter(MetricNames.USERS_ENDED, "scenario", "shop")).isEqualTo(1);
    assertThat(figures.gauge(MetricNames.USERS_ACTIVE, "scenario", "shop")).isEqualTo(1);
  }

  @Test
  void measuresLatenessInSeconds() {
    metrics.lateness("shop", 1_500_000);
    assertThat(figures.histogram(MetricNames.LATENESS, "scenario", "shop").getSum())
        .isEqualTo(.0015);
  }

  @Test
  void tellsNoMoreThanAThousandRequestsApart() {
    for (int i = 0; i < 1_500; i++) {
      ok("made up " + i, 1);
    }
    ok("made up 3", 1);
    List<String> requests = figures.values(MetricNames.RESPONSE, "request");
    assertThat(requests).hasSize(1_001).contains("(other requests)", "made up 3");
    assertThat(
            figures
                .histogram(
                    MetricNames.RESPONSE,
                    "scenario",
                    "shop",
                    "request",
                    "(other requests)",
                    "outcome",
                    "OK")
                .getCount())
        .isEqualTo(500);
  }

  @Test
  void tellsNoMoreThanTwoHundredMessagesApart() {
    for (int i = 0; i < 300; i++) {
      ko("home", "message " + i);
    }
    assertThat(figures.values(MetricNames.ERRORS, "message"))
        .hasSize(201)
        .contains("(other messages)");
    assertThat(errors("home", "(other messages)")).isEqualTo(100);
  }

  @Test
  void keepsTwoHundredCharactersOfAMessage() {
    ko("home", "x".repeat(300));
    ko("home", "x".repeat(400));
    assertThat(errors("home", "x".repeat(199) + "…")).isEqualTo(2);
  }

  /** Percentiles of a fleet are exact because histograms are: whoever measured what. */
  @Property(tries = 200)
  void histogramsOfTwoWorkersAddUpToThatOfOne(
      @ForAll List<@IntRange(min = 0, max = 100_000) Integer> here,
      @ForAll List<@IntRange(min = 0, max = 100_000) Integer> there) {
    SortedMap<Integer, Long> sum = new TreeMap<>(bucketsOf(here));
    bucketsOf(there).forEach((index, count) -> sum.merge(index, count, Long::sum));
    List<Integer> all = new java.util.ArrayList<>(here);
    all.addAll(there);
    assertThat(sum).isEqualTo(bucketsOf(all));
  }

  private static SortedMap<Integer, Long> bucketsOf(List<Integer> millis) {
    PrometheusRegistry own = new PrometheusRegistry();
    RunMetrics measured = new RunMetrics(own);
    measured.response("shop", NO_GROUPS, "home", true, 0, 0, null);
    millis.forEach(m -> measured.response("shop", NO_GROUPS, "home", true, 0, m, null));
    return new RegistryFigures(own).buckets(MetricNames.RESPONSE, OK);
  }

  @Test
  void losesNothingWhileItIsRead() throws InterruptedException {
    int each = 50_000;
    List<Thread> threads =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                t ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              for (int i = 0; i < each; i++) {
                                ok("home", i % 100);
                              }
                            }))
            .toList();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      registry.scrape();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(figures.histogram(MetricNames.RESPONSE, OK).getCount()).isEqualTo(4L * each);
    assertThat(figures.gauge(MetricNames.RESPONSE_MAX, OK)).isEqualTo(.099);
  }

  private void ok(String request, long millis) {
    metrics.response("shop", NO_GROUPS, request, true, 0, millis, null);
  }

  private void ko(String request, @org.jspecify.annotations.Nullable String message) {
    metrics.response("shop", NO_GROUPS, request, false, 0, 1, message);
  }

  private double errors(String request, String message) {
    return figures.counter(
        MetricNames.ERRORS, "scenario", "shop", "request", request, "message", message);
  }
}
