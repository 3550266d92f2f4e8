package io.broadside.controller.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesPoolTest {

  private final SeriesPool pool = new SeriesPool();

  @Test
  void hasOneOfThoseThatEqualEachOther() {
    Series first = new Series("requests", List.of("home"));
    assertThat(pool.one(first)).isSameAs(first);
    assertThat(pool.one(new Series("requests", List.of("home")))).isSameAs(first);
    assertThat(pool.one(new Series("requests", List.of("cart")))).isNotEqualTo(first);
  }

  /** A message with a number in it makes a series of each; that must not fill the heap. */
  @Test
  void isBounded() {
    for (int i = 0; i < SeriesPool.MOST; i++) {
      pool.one(new Series("errors", List.of("message " + i)));
    }
    Series late = new Series("errors", List.of("late"));
    Series again = new Series("errors", List.of("late"));
    assertThat(pool.one(late)).isSameAs(late);
    assertThat(pool.one(again)).isSameAs(again);
  }
}
