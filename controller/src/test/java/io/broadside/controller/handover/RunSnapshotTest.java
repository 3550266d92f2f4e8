package io.broadside.controller.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.metrics.KeptMetrics;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunSnapshotTest {

  @Test
  void theFormThatIsKeptIsPinned() throws Exception {
    try (var golden =
        Objects.requireNonNull(getClass().getResourceAsStream("/handover/run-snapshot.json"))) {
      assertThat(new String(Json.write(snapshot("")), StandardCharsets.UTF_8))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void whatIsPackedIsUnpackedAgain() throws Exception {
    RunSnapshot snapshot = snapshot("abc");

    assertThat(RunSnapshot.unpack(snapshot.pack(900_000).orElseThrow())).isEqualTo(snapshot);
  }

  @Test
  void whereThereIsNoRoomTheSecondsAreLeftOut() throws Exception {
    byte[] packed = snapshot(noise(10_000)).pack(5_000).orElseThrow();

    assertThat(packed).hasSizeLessThanOrEqualTo(5_000);
    assertThat(RunSnapshot.unpack(packed)).isEqualTo(snapshot(""));
  }

  @Test
  void whereEvenThatIsTooLongNothingIsKept() {
    assertThat(snapshot("").pack(10)).isEmpty();
  }

  private static String noise(int length) {
    return new Random(1)
        .ints(length, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static RunSnapshot snapshot(String seconds) {
    Plan plan =
        new Plan(
            new Source.OnClassPath("shop.Checkout"),
            Map.of("target", "http://shop"),
            Secrets.NONE,
            null,
            List.of(),
            7,
            Limits.DEFAULT,
            0);
    Slots slots = Slots.range(0, 8_192);
    Border border = new Border(4, Map.of("all", 48L));
    Status status =
        Said.by("worker-a", "worker-a-01")
            .of("run-1")
            .version(3, border)
            .digest("0f")
            .progress("all", new Progress(12, List.of(new Gap(7, 8, Gap.Fate.MISSED)), 6, 5, false))
            .at(1_770_000_000_000_000_000L)
            .began(1_769_999_999_000_500_000L)
            .status();
    return new RunSnapshot(
        RunRequests.of(Map.of("simulation", "Checkout.java", "workers", 2, "seed", 7)),
        1_770_000_000_000L,
        2,
        300,
        RunState.RUNNING,
        null,
        null,
        0,
        new AutoscalerState(5, true, 120),
        new Standing(
            "run-1",
            1,
            plan,
            7,
            1_770_000_003_000L,
            List.of("worker-b-01", "worker-a-01"),
            Map.of("after", 60L),
            List.of(
                new Held("worker-b-01", new Tenure(Kind.ARRIVALS, 1, slots, Border.START, border)),
                new Held("worker-a-01", new Tenure(Kind.ARRIVALS, 3, slots, border, null))),
            List.of(new Owned("worker-a-01", 3, Map.of(Kind.ARRIVALS, slots)))),
        null,
        List.of(
            new Participation(
                "worker-a", status, true, false, false, null, 1_769_999_998_000_500_000L),
            new Participation("worker-b#2", status, false, true, true, Map.of("all", 20L), null)),
        new Observations(
            Map.of("worker-b", "worker-b, OOMKilled"), Map.of(), List.of(), 0, 0.5, 0, 1),
        new KeptMetrics(
            List.of(
                new KeptMetrics.Histogram(
                    "broadside_response_seconds",
                    Map.of("outcome", "ok", "request", "home", "scenario", "all"),
                    -3,
                    List.of(1L, 2L),
                    0,
                    0.5)),
            List.of(new KeptMetrics.Value("broadside_users_total", Map.of("scenario", "all"), 3))),
        seconds);
  }
}
