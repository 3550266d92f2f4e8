package io.broadside.controller.http.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.broadside.protocol.wire.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a body that does not fit what is wrong with it, and where. */
final class BadBody {

  private BadBody() {}

  /** The body as JSON of that shape. */
  static <T> T parse(byte[] body, Class<T> type) {
    try {
      T value = Json.readExactly(body, type);
      if (value == null) {
        throw ProblemException.bad("The body is null.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw ProblemException.bad(
          "There is no field %s. The fields are %s.".formatted(path(e), e.getKnownPropertyIds()));
    } catch (InvalidNullException e) {
      throw ProblemException.bad("Field %s must not be null.".formatted(path(e)), path(e));
    } catch (MismatchedInputException e) {
      var place = e.getLocation();
      throw ProblemException.bad(
          "%s has the wrong type: it must be %s (line %d, column %d)."
              .formatted(
                  what(e),
                  kind(e.getTargetType()),
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : place.getColumnNr()),
          path(e));
    } catch (JsonMappingException e) {
      throw ProblemException.bad(
          "%s is invalid: %s.".formatted(what(e), e.getOriginalMessage()), path(e));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw ProblemException.bad(
          "The body is not valid JSON: line %d, column %d: %s"
              .formatted(
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : place.getColumnNr(),
                  e.getOriginalMessage()));
    }
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

  private static String what(JsonMappingException e) {
    return e.getPath().isEmpty() ? "The body" : "Field " + path(e);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
