package io.broadside.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.outputs.delivery.Balance;
import io.broadside.outputs.delivery.DeliveryBounds;
import io.broadside.outputs.destination.Credentials;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.results.record.RunState;
import io.broadside.results.store.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsIT {

  private static final Pattern COUNT =
      Pattern.compile("broadside_requests,.* count=(\\d+)i,.* (\\d+)");
  private static final DeliveryBounds NARROW =
      new DeliveryBounds(3, Duration.ofMinutes(5), Duration.ofMillis(5), Duration.ofMillis(20));

  @TempDir Path data;

  private static RunStanding standing(RunState state, long second) {
    return new RunStanding(
        SampleRuns.in(state),
        second,
        List.of(SampleRuns.second(second)),
        Map.of(SampleRuns.response("home", true), SampleRuns.values(5, soFar(second))),
        List.of());
  }

  /** So that the number of the new ones is another one in each second. */
  private static long soFar(long second) {
    return (second + 1) * (second + 2) / 2;
  }

  private static Outputs to(String... destinations) {
    return new Outputs(
        new OutputSettings(
            Arrays.stream(destinations).map(Destination::parse).toList(), Credentials.NONE),
        NARROW);
  }

  private static void await(Outputs outputs, Predicate<Balance> wished) throws Exception {
    for (int i = 0; !wished.test(outputs.balances().getFirst()); i++) {
      assertThat(i).as(outputs.balances().toString()).isLessThan(6_000);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void whatComesAfterADropStillMeansWhatItSays() throws Exception {
    try (Receiver influx = new Receiver();
        Outputs outputs = to("influxdb=http://127.0.0.1:%d/k6".formatted(influx.port()))) {
      outputs.begin(RunFolder.at(data.resolve(SampleRuns.ID)), false);
      influx.answer(503, "busy");
      for (long second = 0; second < 10; second++) {
        long samples = second + 1;
        outputs.tell(standing(RunState.RUNNING, second));
        await(outputs, b -> b.sent() + b.missing() == samples && b.reason() != null);
      }
      assertThat(outputs.balances().getFirst().dropped()).isEqualTo(6);
      influx.answer(204, "");

      List<String> missing =
          outputs.finish(standing(RunState.FINISHED, 10)).get(1, TimeUnit.MINUTES);

      Balance balance = outputs.balances().getFirst();
      assertThat(missing)
          .singleElement()
          .asString()
          .startsWith("Output influxdb 127.0.0.1:")
          .contains("did not get %d of 11 messages".formatted(balance.missing()), "503 busy");
      List<Matcher> counts =
          influx.requests().stream()
              .flatMap(r -> new String(r.body(), UTF_8).lines())
              .map(COUNT::matcher)
              .filter(Matcher::matches)
              .toList();
      assertThat(counts).hasSize((int) balance.sent()).hasSizeBetween(4, 5);
      assertThat(counts)
          .allSatisfy(
              count -> {
                long second = (Long.parseLong(count.group(2)) - SampleRuns.START) / 1_000;
                assertThat(Long.parseLong(count.group(1))).isEqualTo(second + 1);
              });
    }
  }

  @Test
  void whereNothingIsAskedForNothingIsDone() throws Exception {
    try (Outputs outputs = new Outputs(OutputSettings.NONE)) {
      outputs.begin(RunFolder.at(data.resolve(SampleRuns.ID)), false);
      outputs.tell(standing(RunState.RUNNING, 0));

      assertThat(outputs.finish(standing(RunState.FINISHED, 1)).get()).isEmpty();
      assertThat(outputs.balances()).isEmpty();
    }
  }
}
