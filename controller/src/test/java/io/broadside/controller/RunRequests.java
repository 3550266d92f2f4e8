package io.broadside.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.controller.request.RequestedFleet;
import io.broadside.controller.request.RequestedLimits;
import io.broadside.controller.request.RequestedTest;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.wire.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests by the names that the API gives their fields, whatever part they are in; what is not
 * named has its default. The URL of the target is called {@code target}.
 */
public final class RunRequests {

  private static final Map<String, Class<? extends Record>> PARTS =
      Map.of(
          "test", RequestedTest.class,
          "fleet", RequestedFleet.class,
          "limits", RequestedLimits.class);

  private RunRequests() {}

  /** The request with those fields. */
  public static RunRequest of(Map<String, ? extends @Nullable Object> fields) {
    Map<String, Map<String, Object>> parts = new HashMap<>();
    fields.forEach(
        (name, value) ->
            parts
                .computeIfAbsent(part(name), p -> new HashMap<>())
                .put(name.equals("target") ? "url" : name, value));
    try {
      return Json.read(Json.write(parts), RunRequest.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no request has such fields: " + fields, e);
    }
  }

  private static String part(String field) {
    return PARTS.entrySet().stream()
        .filter(p -> has(p.getValue(), field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("target");
  }

  private static boolean has(Class<? extends Record> part, String field) {
    return Arrays.stream(part.getRecordComponents())
        .map(RecordComponent::getName)
        .anyMatch(field::equals);
  }
}
