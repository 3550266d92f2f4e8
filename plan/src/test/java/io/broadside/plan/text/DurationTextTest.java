package io.broadside.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DurationTextTest {

  @Property
  void whatIsWrittenIsReadAgain(@ForAll @LongRange(max = 2_000_000_000) long millis) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(DurationText.parse(DurationText.write(duration))).isEqualTo(duration);
  }

  @Test
  void unitsAddUp() {
    assertThat(DurationText.parse("1h 1.5m 2s 30ms")).isEqualTo(Duration.ofMillis(3_692_030));
  }
}
