package io.broadside.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.controller.api.RunRequest;
import io.broadside.protocol.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests by the names that the API gives their fields; what is not named has its default. */
public final class Requests {

  private Requests() {}

  /** The request with those fields. */
  public static RunRequest of(Map<String, ? extends @Nullable Object> fields) {
    try {
      return Json.read(Json.write(fields), RunRequest.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no request has such fields: " + fields, e);
    }
  }
}
