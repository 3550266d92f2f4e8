package io.broadside.worker.dealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentArrivalsTest {

  /** After each batch of arrivals, due one by one, those before some time are forgotten. */
  @Property(tries = 200)
  void remembersWhatIsNotForgotten(
      @ForAll @Size(max = 12) List<@IntRange(max = 700) Integer> batches,
      @ForAll @Size(12) List<@IntRange(max = 900) Integer> kept) {
    RecentArrivals recent = new RecentArrivals();
    List<Long> all = new ArrayList<>();
    int first = 0;
    for (int batch = 0; batch < batches.size(); batch++) {
      for (int i = 0; i < batches.get(batch); i++) {
        all.add(3L * all.size());
        recent.add(all.getLast());
      }
      first = Math.max(first, Math.max(0, all.size() - kept.get(batch)));
      recent.forget(3L * first);
      assertThat(recent.first()).isEqualTo(first);
      for (int ordinal = first; ordinal < all.size(); ordinal++) {
        assertThat(recent.due(ordinal)).isEqualTo(all.get(ordinal));
      }
    }
  }

  @Test
  void remembersUsersThatAreDueAtOnce() {
    RecentArrivals recent = new RecentArrivals();
    for (int i = 0; i < 10; i++) {
      recent.add(5);
    }
    recent.forget(5);
    assertThat(recent.first()).isZero();
    recent.forget(6);
    assertThat(recent.first()).isEqualTo(10);
  }
}
