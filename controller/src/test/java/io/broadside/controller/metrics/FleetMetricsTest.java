package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.broadside.controller.metrics.scrape.Scrape;
import io.broadside.controller.metrics.scrape.SeriesPool;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.figures.RequestFigures;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {

  private final FleetMetrics fleet = new FleetMetrics();

  @Test
  void severalWorkersAddUpToOneHistogramOverAllSamples() throws IOException {
    Random random = new Random(7);
    MeasuredWorker all = new MeasuredWorker();
    MeasuredWorker[] workers = {new MeasuredWorker(), new MeasuredWorker(), new MeasuredWorker()};
    for (int second = 0; second < 3; second++) {
      for (int i = 0; i < 500; i++) {
        double time = Math.round(Math.exp(random.nextGaussian()) * 100) / 1000.0;
        all.response("search", MetricNames.OK, time);
        workers[random.nextInt(3)].response("search", MetricNames.OK, time);
      }
      for (int w = 0; w < 3; w++) {
        fleet.accept("worker-" + w, second * 1_000_000_000L, workers[w].scrape());
      }
    }
    NativeHistogram one = all.scrape().histograms().values().iterator().next();
    assertThat(one.count()).isEqualTo(1500);
    assertThat(fleet.responses()).isEqualTo(one);
    assertThat(fleet.interval().responses()).isEqualTo(one);
    assertThat(fleet.interval().responses()).isEqualTo(NativeHistogram.EMPTY);
  }

  @Test
  void anInstanceThatBeganAnewCountsFromZero() throws IOException {
    MeasuredWorker first = new MeasuredWorker();
    first.response("search", MetricNames.OK, 0.1);
    first.response("search", MetricNames.OK, 0.2);
    fleet.accept("worker-0", 0, first.scrape());
    MeasuredWorker second = new MeasuredWorker();
    second.response("search", MetricNames.KO, 0.3);
    second.response("search", MetricNames.OK, 0.4);
    fleet.accept("worker-0", 1, second.scrape());
    assertThat(fleet.responses().count()).isEqualTo(4);
    assertThat(fleet.errors()).isEqualTo(1);
  }

  @Test
  void eachRequestHasOneRowWithBothOutcomesInTheOrderOfNames() throws IOException {
    for (String worker : new String[] {"worker-0", "worker-1"}) {
      MeasuredWorker measured = new MeasuredWorker();
      measured.response("search", MetricNames.OK, 0.1);
      measured.response("search", MetricNames.KO, 0.3);
      measured.response("basket", MetricNames.OK, 0.2);
      fleet.accept(worker, 0, measured.scrape());
    }
    assertThat(fleet.requests(1))
        .extracting(RequestFigures::request, RequestFigures::count, RequestFigures::errors)
        .containsExactly(tuple("basket", 2L, 0L), tuple("search", 4L, 2L));
  }

  @Test
  void oneResponseInFiveHundredIsInTheHighestPercentileAlone() throws IOException {
    MeasuredWorker measured = new MeasuredWorker();
    for (int i = 0; i < 499; i++) {
      measured.response("search", MetricNames.OK, 0.1);
    }
    measured.response("search", MetricNames.OK, 2);
    fleet.accept("worker-0", 0, measured.scrape());
    RequestFigures search = fleet.requests(1).getFirst();
    assertThat(search.p99()).isCloseTo(100, withinPercentage(3));
    assertThat(search.p999()).isCloseTo(2_000, withinPercentage(3));
  }

  @Test
  void usersOfAWorkerThatHasEndedAreNoLongerUnderWay() throws IOException {
    MeasuredWorker one = new MeasuredWorker();
    one.users(700, 100);
    fleet.accept("worker-1", 0, one.scrape());
    MeasuredWorker two = new MeasuredWorker();
    two.users(500, 480);
    fleet.accept("worker-2", 0, two.scrape());
    assertThat(fleet.active()).isEqualTo(620);

    fleet.ended("worker-1");
    assertThat(fleet.active()).isEqualTo(20);

    one.users(5, 5);
    fleet.accept("worker-1", 1, one.scrape());
    assertThat(fleet.active()).as("its last figures came late").isEqualTo(20);
  }

  @Test
  void garbageIsRefused() {
    assertThatThrownBy(() -> Scrape.parse(new byte[] {9, 1, 2, 3}, new SeriesPool()))
        .isInstanceOf(IOException.class);
  }
}
