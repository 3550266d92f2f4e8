package io.broadside.protocol.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Property
  void nobodyIsEverAWholeUserFromTheExactPart(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> weights,
      @ForAll @IntRange(max = 500) int users) {
    Shares shares = new Shares(weights);
    int sum = weights.stream().mapToInt(w -> w).sum();
    long dealt = 0;
    for (int s = 0; s < weights.size(); s++) {
      long mine = shares.dealt(s, users);
      assertThat(Math.abs(mine * sum - (long) users * weights.get(s))).isLessThan(sum);
      dealt += mine;
    }
    assertThat(dealt).isEqualTo(users);
  }

  @Property
  void moreUsersAreNeverFewerForAnybody(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> weights,
      @ForAll @IntRange(max = 500) int users) {
    Shares shares = new Shares(weights);
    for (int s = 0; s < weights.size(); s++) {
      assertThat(shares.dealt(s, users + 1)).isGreaterThanOrEqualTo(shares.dealt(s, users));
    }
  }

  @Test
  void aRoundGivesEachItsWeight() {
    Shares shares = new Shares(List.of(80, 10, 10));
    assertThat(shares.dealt(0, 1_000_000_000L)).isEqualTo(800_000_000L);
    assertThat(shares.dealt(1, 10)).isEqualTo(1);
    assertThat(shares.part(2, Rate.of(1))).isEqualTo(Rate.of(1, 10));
  }

  @Test
  void weightsAreWholeAndNotTooMany() {
    assertThatThrownBy(() -> new Shares(List.of(1, 0))).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Shares(List.of(1_000_000, 1))).hasMessageContaining("a million");
  }
}
