package io.broadside.results.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadside.protocol.wire.Json;
import java.io.IOException;

/**
 * The JSON of everything that is kept of a run. Other versions of Broadside read it, too: a field
 * that is not known is passed over, and one that is missing is 0, false, empty or null.
 * Thread-safe.
 */
public final class RecordJson {

  private static final JsonMapper MAPPER =
      ((JsonMapper) Json.mapper())
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private RecordJson() {}

  /** For a file that people look into. */
  public static byte[] pretty(Object value) {
    return written(PRETTY, value);
  }

  /** One line. */
  public static byte[] line(Object value) {
    return written(MAPPER.writer(), value);
  }

  private static byte[] written(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws IOException if it is not JSON, or not of that shape
   */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  /** What reads many values of a type. */
  public static ObjectReader reader(Class<?> type) {
    return MAPPER.readerFor(type);
  }
}
