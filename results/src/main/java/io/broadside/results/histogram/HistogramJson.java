package io.broadside.results.histogram;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.broadside.protocol.wire.MetricNames;
import java.io.IOException;

/**
 * A histogram as JSON: {@code {"count": 3, "sum": 0.12, "zeros": 0, "buckets": {"-141": 2, "-139":
 * 1}}}. Empty buckets are left out. A long run has millions of them, so that they are read without
 * a map between.
 */
final class HistogramJson {

  private HistogramJson() {}

  static final class Writer extends StdSerializer<NativeHistogram> {

    private static final long serialVersionUID = 1;

    Writer() {
      super(NativeHistogram.class);
    }

    @Override
    public void serialize(NativeHistogram histogram, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeStartObject();
      json.writeNumberField("count", histogram.count());
      json.writeNumberField("sum", histogram.sum());
      json.writeNumberField("zeros", histogram.zeros());
      json.writeObjectFieldStart("buckets");
      for (int i = histogram.offset(); i < histogram.end(); i++) {
        if (histogram.bucket(i) != 0) {
          json.writeNumberField(String.valueOf(i), histogram.bucket(i));
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /** What is missing is 0; a field that is not known is passed over. */
  static final class Reader extends StdDeserializer<NativeHistogram> {

    private static final long serialVersionUID = 1;
    private static final int USUAL = 64;

    /** No double is farther from 1 than 2^1074; a damaged file must not take all memory. */
    private static final int FARTHEST = 1_075 << MetricNames.SCHEMA;

    Reader() {
      super(NativeHistogram.class);
    }

    @Override
    public NativeHistogram deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartObjectToken()) {
        return (NativeHistogram) context.handleUnexpectedToken(NativeHistogram.class, json);
      }
      double sum = 0;
      long zeros = 0;
      Row row = new Row();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        switch (field) {
          case "sum" -> sum = json.getDoubleValue();
          case "zeros" -> zeros = json.getLongValue();
          case "buckets" -> row.read(json, context);
          default -> json.skipChildren();
        }
      }
      return NativeHistogram.of(row.first, row.counts, row.length, zeros, sum);
    }

    @Override
    public NativeHistogram getNullValue(DeserializationContext context) {
      return NativeHistogram.EMPTY;
    }

    /** Buckets side by side, whatever their order is. */
    private static final class Row {

      private int first;
      private int length;
      private long[] counts = new long[USUAL];

      void read(JsonParser json, DeserializationContext context) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          int bucket = bucket(name, context);
          if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            context.handleUnexpectedToken(Long.class, json);
          }
          room(bucket);
          counts[bucket - first] = json.getLongValue();
        }
      }

      private static int bucket(String name, DeserializationContext context) throws IOException {
        try {
          int bucket = Integer.parseInt(name);
          if (Math.abs((long) bucket) <= FARTHEST) {
            return bucket;
          }
        } catch (NumberFormatException e) {
          // said below
        }
        throw context.weirdKeyException(Integer.class, name, "not the index of a bucket");
      }

      private void room(int bucket) {
        if (length == 0) {
          first = bucket;
        }
        int before = Math.max(0, first - bucket);
        int wanted = Math.max(length + before, bucket - first + before + 1);
        if (before > 0 || wanted > counts.length) {
          long[] more = new long[Math.max(2 * wanted, counts.length)];
          System.arraycopy(counts, 0, more, before, length);
          counts = more;
        }
        first -= before;
        length = wanted;
      }
    }
  }
}
