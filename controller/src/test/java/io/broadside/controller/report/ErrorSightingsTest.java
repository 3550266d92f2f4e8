package io.broadside.controller.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadside.results.record.figures.ErrorCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorSightingsTest {

  private final ErrorSightings sightings = new ErrorSightings();

  @Test
  void aKindIsSeenFirstWhenItComesAndLastWhenItWasCountedAgain() {
    sightings.look(0, List.of());
    sightings.look(7, List.of(late(2)));
    sightings.look(8, List.of(late(5), refused(1)));
    sightings.look(9, List.of(late(5), refused(2)));
    assertThat(sightings.of(List.of(late(5), refused(2))))
        .extracting(ErrorCount::count, ErrorCount::firstSecond, ErrorCount::lastSecond)
        .containsExactly(tuple(5L, 7L, 8L), tuple(2L, 8L, 9L));
  }

  @Test
  void whatWasThereBeforeAnybodyLookedWasSeenFirstNobodyKnowsWhen() {
    sightings.look(600, List.of(late(5)));
    sightings.look(601, List.of(late(5), refused(1)));
    assertThat(sightings.of(List.of(late(5), refused(1))))
        .extracting(ErrorCount::firstSecond, ErrorCount::lastSecond)
        .containsExactly(tuple(null, 600L), tuple(601L, 601L));
  }

  private static ErrorCount late(long count) {
    return new ErrorCount("shop", "search", "timed out", count);
  }

  private static ErrorCount refused(long count) {
    return new ErrorCount("shop", "search", "refused", count);
  }
}
