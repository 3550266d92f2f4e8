package io.broadside.controller.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.broadside.protocol.wire.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request brings along, within limits, and answers in JSON. */
final class Bodies {

  private static final int MOST_JSON_BYTES = 1 << 20;

  private Bodies() {}

  /** The body as bytes; refuses more than that. */
  static byte[] read(Context ctx, int most) {
    try {
      byte[] body = ctx.req().getInputStream().readNBytes(most + 1);
      if (body.length > most) {
        throw new ProblemException(
            413, "too-large", "Too large", "The body may have %,d bytes at most.".formatted(most));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body as JSON of that shape. */
  static <T> T json(Context ctx, Class<T> type) {
    String content = ctx.contentType();
    if (content == null || !content.startsWith("application/json")) {
      throw new ProblemException(
          415, "content-type", "Not JSON", "Send the header Content-Type: application/json.");
    }
    byte[] body = read(ctx, MOST_JSON_BYTES);
    try {
      T value = Json.read(body, type);
      if (value == null) {
        throw bad("The body is null.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw bad("There is no field %s; there are %s.".formatted(path(e), e.getKnownPropertyIds()));
    } catch (MismatchedInputException e) {
      var place = e.getLocation();
      throw bad(
          "%s does not fit: it has to be %s (line %d, column %d)."
              .formatted(
                  e.getPath().isEmpty() ? "The body" : "Field " + path(e),
                  kind(e.getTargetType()),
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : place.getColumnNr()));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw bad(
          "The body is no JSON: line %d, column %d: %s"
              .formatted(
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : place.getColumnNr(),
                  e.getOriginalMessage()));
    }
  }

  /** Answers with that value; nothing has been sent if it cannot be written. */
  static void answer(Context ctx, int status, Object value) {
    byte[] body = Json.write(value);
    ctx.status(status).contentType("application/json").result(body);
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == Double.class) {
      return "a number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    return type == String.class ? "text" : "an object";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(400, "bad-request", "Bad request", detail);
  }
}
