package io.broadside.results.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountsTest {

  @Property
  void hasWhatItWasMadeOf(@ForAll @From("counts") List<Long> counts) {
    LongStream more = LongStream.concat(counts.stream().mapToLong(c -> c), LongStream.of(-1));
    Counts kept = Counts.of(more.toArray(), counts.size());
    assertThat(kept.length()).isEqualTo(counts.size());
    assertThat(IntStream.range(0, kept.length()).mapToObj(kept::get))
        .containsExactlyElementsOf(counts);
  }

  /** Of each width, with the largest and smallest of it. */
  @Provide
  Arbitrary<List<Long>> counts() {
    return Arbitraries.of(0xFFL, 0x100L, 0xFFFFL, 0x10000L, 0xFFFFFFFFL, 1L << 32, Long.MAX_VALUE)
        .flatMap(most -> Arbitraries.longs().between(0, most).list().ofMaxSize(40));
  }
}
