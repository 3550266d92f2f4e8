package io.broadside.results.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.results.record.RecordJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramJsonTest {

  @Property
  void anyHistogramIsReadAsItWasWritten(
      @ForAll @IntRange(min = -500, max = 500) int offset,
      @ForAll @Size(max = 90) long @LongRange(min = 0, max = 1L << 40) [] buckets,
      @ForAll @IntRange(min = 0, max = 99) int zeros) {
    NativeHistogram written = NativeHistogram.of(offset, buckets, zeros, 1.25);

    NativeHistogram read = read(new String(RecordJson.line(written), UTF_8));

    assertThat(read).isEqualTo(written);
    assertThat(read.sum()).isEqualTo(written.sum());
  }

  @Property
  void bucketsMayComeInAnyOrder(
      @ForAll @Size(max = 30)
          Map<@IntRange(min = -300, max = 300) Integer, @IntRange(min = 1, max = 9) Integer>
              buckets) {
    String fields =
        new HashMap<>(buckets)
            .entrySet().stream()
                .map(e -> "\"%d\":%d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(","));

    NativeHistogram read = read("{\"buckets\":{%s}}".formatted(fields));

    assertThat(read.count()).isEqualTo(buckets.values().stream().mapToLong(n -> n).sum());
    buckets.forEach((index, n) -> assertThat(read.bucket(index)).isEqualTo((long) n));
  }

  @Test
  void itLooksLikeThisAndLaterFieldsArePassedOver() throws Exception {
    NativeHistogram histogram = NativeHistogram.of(-141, new long[] {2, 0, 1}, 4, 0.5);
    String text = "{\"count\":7,\"sum\":0.5,\"zeros\":4,\"buckets\":{\"-141\":2,\"-139\":1}}";

    assertThat(RecordJson.line(histogram)).asString(UTF_8).isEqualTo(text);
    assertThat(read(text.replace("{\"count\"", "{\"later\":{\"a\":[1]},\"count\"")))
        .isEqualTo(histogram);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "3",
        "{\"buckets\":{\"a\":1}}",
        "{\"buckets\":{\"1\":\"x\"}}",
        "{\"buckets\":{\"1\":{}}}",
        "{\"buckets\":{\"2000000000\":1}}",
        "{\"sum\":\"x\"}"
      })
  void whatIsNoHistogramIsRefused(String text) {
    assertThatThrownBy(() -> RecordJson.read(text.getBytes(UTF_8), NativeHistogram.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  private static NativeHistogram read(String text) {
    try {
      return RecordJson.read(text.getBytes(UTF_8), NativeHistogram.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
