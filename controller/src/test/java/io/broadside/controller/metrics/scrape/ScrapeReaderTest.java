package io.broadside.controller.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Counter;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.LabelPair;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_36_2.Metrics.MetricFamily;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeReaderTest {

  private static final Series SERIES =
      new Series("time", LabelSet.of(Map.of("request", "home", "outcome", "ok")));

  /** As the library writes it: a span for each run of buckets, a delta for each of them. */
  private static Histogram.Builder histogram(SortedMap<Integer, Long> buckets) {
    Histogram.Builder histogram = Histogram.newBuilder().setSchema(MetricNames.SCHEMA);
    int end = 0;
    long before = 0;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      int index = bucket.getKey();
      long count = bucket.getValue();
      if (index != end || histogram.getPositiveSpanCount() == 0) {
        int offset = histogram.getPositiveSpanCount() == 0 ? index : index - end;
        histogram.addPositiveSpan(BucketSpan.newBuilder().setOffset(offset).setLength(0));
      }
      int last = histogram.getPositiveSpanCount() - 1;
      BucketSpan span = histogram.getPositiveSpan(last);
      histogram.setPositiveSpan(last, span.toBuilder().setLength(span.getLength() + 1));
      histogram.addPositiveDelta(count - before);
      before = count;
      end = index + 1;
    }
    return histogram;
  }

  private static byte[] exposed(Metric.Builder... metrics) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    MetricFamily.Builder family = MetricFamily.newBuilder().setName("time").setHelp("how long");
    for (Metric.Builder metric : metrics) {
      family.addMetric(metric.addLabel(label("request", "home")).addLabel(label("outcome", "ok")));
    }
    family.build().writeDelimitedTo(body);
    return body.toByteArray();
  }

  private static LabelPair.Builder label(String name, String value) {
    return LabelPair.newBuilder().setName(name).setValue(value);
  }

  private static Scrape read(byte[] body) throws IOException {
    return new ScrapeReader(body, new SeriesPool()).read();
  }

  @Property
  void readsWhatTheLibraryWrites(
      @ForAll @From("buckets") SortedMap<Integer, Long> buckets, @ForAll byte zeros)
      throws IOException {
    long none = Byte.toUnsignedLong(zeros);
    NativeHistogram read =
        read(exposed(
                Metric.newBuilder()
                    .setHistogram(histogram(buckets).setZeroCount(none).setSampleSum(1.5).build())))
            .histograms()
            .get(SERIES);
    assertThat(read).isNotNull();
    buckets.forEach((index, count) -> assertThat(read.bucket(index)).isEqualTo(count));
    assertThat(read.zeros()).isEqualTo(none);
    assertThat(read.count())
        .isEqualTo(none + buckets.values().stream().mapToLong(Long::longValue).sum());
    assertThat(read.sum()).isEqualTo(read.count() == 0 ? 0 : 1.5);
  }

  @Provide
  Arbitrary<SortedMap<Integer, Long>> buckets() {
    return Arbitraries.maps(
            Arbitraries.integers().between(-600, 600),
            Arbitraries.oneOf(
                Arbitraries.longs().between(1, 9), Arbitraries.longs().between(1, 1L << 40)))
        .ofMaxSize(60)
        .map(TreeMap::new);
  }

  @Test
  void labelsComeByName() throws IOException {
    Metric.Builder counter = Metric.newBuilder().setCounter(Counter.newBuilder().setValue(7));
    assertThat(read(exposed(counter)).values()).containsExactly(Map.entry(SERIES, 7.0));
  }

  /**
   * Whatever a broken worker sends: it is read or refused, and takes no more memory than it has.
   */
  @Property
  void whateverComesIsReadOrRefused(
      @ForAll @From("buckets") SortedMap<Integer, Long> buckets,
      @ForAll int place,
      @ForAll byte other)
      throws IOException {
    byte[] body = exposed(Metric.newBuilder().setHistogram(histogram(buckets)));
    body[Math.floorMod(place, body.length)] = other;
    try {
      read(body)
          .histograms()
          .values()
          .forEach(h -> assertThat(h.end() - h.offset()).isLessThanOrEqualTo(2 * 64 * 32));
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 2, 1, 'time has buckets of schema 3, not 5'",
    "5, 0, 2, -1, 'time has a bucket with a negative count'",
    "5, 0, 3, 1, 'time has invalid buckets'",
    "5, 0, -1, 1, 'time has invalid buckets'",
    "5, 0, 1, 1, 'time has a wrong number of buckets'",
    "5, 2047, 2, 1, 'time has invalid buckets'",
    "5, -2147483648, 2, 1, 'time has invalid buckets'",
  })
  void saysWhatCannotBe(int schema, int offset, int length, int delta, String message)
      throws IOException {
    byte[] body =
        exposed(
            Metric.newBuilder()
                .setHistogram(
                    Histogram.newBuilder()
                        .setSchema(schema)
                        .addPositiveSpan(
                            BucketSpan.newBuilder().setOffset(offset).setLength(length))
                        .addPositiveDelta(delta)
                        .addPositiveDelta(1)));
    assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class).hasMessage(message);
  }
}
