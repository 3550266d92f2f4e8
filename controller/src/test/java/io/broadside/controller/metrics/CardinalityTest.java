package io.broadside.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.RequestFigures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Many workers, each with as many names of its own as a worker may have. */
class CardinalityTest {

  private static final int WORKERS = 200;
  private static final int MESSAGES = 200;
  private static final int REQUESTS = 20;
  private static final int ALL = Integer.MAX_VALUE;

  private final FleetMetrics fleet = new FleetMetrics();

  @Test
  void messagesAreBoundedOverTheFleetAndNoErrorIsLost() throws IOException {
    everyWorkerFails(1);
    List<ErrorCount> before = fleet.errors(ALL);

    assertThat(before).hasSize(Cardinality.MOST_MESSAGES + REQUESTS);
    assertThat(total(before)).isEqualTo((long) WORKERS * MESSAGES);
    assertThat(
            before.stream()
                .filter(e -> !e.message().startsWith(MetricNames.OTHER_MESSAGES))
                .collect(Collectors.groupingBy(ErrorCount::request, Collectors.counting()))
                .values())
        .allMatch(count -> count <= Cardinality.MOST_MESSAGES_OF_ONE);

    everyWorkerFails(3);
    List<ErrorCount> after = fleet.errors(ALL);

    assertThat(total(after)).isEqualTo(3L * WORKERS * MESSAGES);
    assertThat(names(after)).as("what is told apart once always is").isEqualTo(names(before));
    assertThat(fleet.errors(100)).isEqualTo(after.subList(0, 100));
  }

  @Test
  void oneRequestWithManyMessagesLeavesRoomForThoseOfOthers() throws IOException {
    MeasuredWorker many = new MeasuredWorker();
    for (int i = 0; i < 5_000; i++) {
      many.error("search", "found " + i);
    }
    fleet.accept("worker-1", 1, many.scrape());
    MeasuredWorker late = new MeasuredWorker();
    late.error("pay", "found 503");
    fleet.accept("worker-2", 2, late.scrape());

    assertThat(fleet.errors(ALL)).contains(new ErrorCount("shop", "pay", "found 503", 1));
  }

  @Test
  void theGeneratorsOwnSocketErrorsCountAlsoWhereTheirMessagesAreNotToldApart() throws IOException {
    everyWorkerFails(1);
    MeasuredWorker late = new MeasuredWorker();
    for (int i = 0; i < 7; i++) {
      late.error("request 0", "j.n.BindException: Cannot assign requested address: /10.0.0." + i);
    }
    fleet.accept("worker-late", 1, late.scrape());

    assertThat(fleet.socketErrors()).isEqualTo(7);
    assertThat(fleet.errors(ALL))
        .contains(
            new ErrorCount(
                "shop", "request 0", "(other messages): cannot assign requested address", 7));
  }

  @Test
  void errorsOfTheSameCountStandInTheSameOrderAlways() throws IOException {
    MeasuredWorker measured = new MeasuredWorker();
    for (int i = 0; i < 50; i++) {
      measured.error("request " + i, "refused");
    }
    fleet.accept("worker-1", 1, measured.scrape());

    assertThat(fleet.errors(ALL)).extracting(ErrorCount::request).isSorted();
  }

  @Test
  void requestsAreBoundedOverTheFleetAndNoResponseIsLost() throws IOException {
    for (int worker = 0; worker < 50; worker++) {
      MeasuredWorker measured = new MeasuredWorker();
      for (int i = 0; i < 40; i++) {
        measured.response("basket of " + worker + " " + i, MetricNames.OK, 0.1);
        measured.error("basket of " + worker + " " + i, "refused");
      }
      fleet.accept("worker-" + worker, 1, measured.scrape());
    }

    assertThat(fleet.requests(1)).hasSize(Cardinality.MOST_NAMES + 1);
    assertThat(fleet.requests(1).stream().mapToLong(RequestFigures::count).sum()).isEqualTo(2_000);
    assertThat(fleet.responses().count()).isEqualTo(2_000);
    assertThat(total(fleet.errors(ALL))).isEqualTo(2_000);
  }

  @Test
  void whatIsKeptOfManyWhoHaveGoneFitsAndGoesOnWithNothingLost() throws IOException {
    everyWorkerFails(2);

    KeptMetrics kept = fleet.without(Set.of()).sum();

    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(Json.write(kept));
    }
    assertThat(packed.size()).isLessThan(200_000);
    FleetMetrics next = new FleetMetrics();
    next.resume(kept, Set.of());
    assertThat(next.errors(ALL)).isEqualTo(fleet.errors(ALL));
  }

  private void everyWorkerFails(int times) throws IOException {
    for (int worker = 0; worker < WORKERS; worker++) {
      MeasuredWorker measured = new MeasuredWorker();
      for (int i = 0; i < MESSAGES * times; i++) {
        measured.error(
            "request " + i % REQUESTS,
            "jsonPath($.id).find.is(%d), but actually found %x on worker %d"
                .formatted(i % MESSAGES, 7919L * (i % MESSAGES) * (worker + 1), worker));
      }
      fleet.accept("worker-" + worker, times, measured.scrape());
    }
  }

  private static long total(List<ErrorCount> errors) {
    return errors.stream().mapToLong(ErrorCount::count).sum();
  }

  private static Set<String> names(List<ErrorCount> errors) {
    return errors.stream().map(e -> e.request() + e.message()).collect(Collectors.toSet());
  }
}
