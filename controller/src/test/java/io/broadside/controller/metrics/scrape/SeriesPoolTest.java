package io.broadside.controller.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesPoolTest {

  private final SeriesPool pool = new SeriesPool();

  private static Series series(String name, String value) {
    return new Series(name, LabelSet.of(Map.of("label", value)));
  }

  @Test
  void hasOneOfThoseThatEqualEachOther() {
    Series first = series("requests", "home");
    assertThat(pool.one(first)).isSameAs(first);
    assertThat(pool.one(series("requests", "home"))).isSameAs(first);
    assertThat(pool.one(series("requests", "cart"))).isNotEqualTo(first);
    assertThat(pool.one(new Series("requests", LabelSet.of(Map.of("group", "home")))))
        .isNotEqualTo(first);
  }

  /** A message with a number in it makes a series of each; that must not fill the heap. */
  @Test
  void isBounded() {
    for (int i = 0; i < SeriesPool.MOST; i++) {
      pool.one(series("errors", "message " + i));
    }
    Series late = series("errors", "late");
    Series again = series("errors", "late");
    assertThat(pool.one(late)).isSameAs(late);
    assertThat(pool.one(again)).isSameAs(again);
  }
}
