package io.broadside.outputs.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void noRequestHasMoreEventsThanMayBe() {
    List<String> events = IntStream.range(0, 20_001).mapToObj(String::valueOf).toList();

    List<List<String>> batches = Batches.of(events);

    assertThat(batches).extracting(List::size).containsExactly(10_000, 10_000, 1);
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(events);
  }

  @Test
  void noRequestHasMoreBytesThanMayBe() {
    // 1,022 bytes in UTF-8, and 26 that each event counts besides: a thousandth of a request, and a
    // half
    List<String> events = Collections.nCopies(1_001, "é".repeat(511));

    assertThat(Batches.of(events)).extracting(List::size).containsExactly(1_000, 1);
  }
}
