package io.broadside.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/** Explains to a caller what is wrong with its JSON, without the names of a library's settings. */
final class BadJson {

  private BadJson() {}

  /** The reason, as the rest of a sentence. */
  static String reason(JsonProcessingException problem) {
    return switch (problem) {
      case ValueInstantiationException invalid
          when invalid.getCause() instanceof IllegalArgumentException cause ->
          cause.getMessage() + ".";
      case ValueInstantiationException incomplete ->
          "a part of its %s is missing."
              .formatted(incomplete.getType().getRawClass().getSimpleName());
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          "%s is missing, or has the wrong type.".formatted(place(mismatch));
      default -> problem.getOriginalMessage();
    };
  }

  private static String place(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
