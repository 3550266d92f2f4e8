package io.broadside.protocol.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as a version to come might send it. */
final class LaterVersion {

  static final String FIELD = "sinceLater";

  private LaterVersion() {}

  /** Adds a field to each record of a message; a map's keys are its content, and stay. */
  static void extend(@Nullable JsonNode json, @Nullable Object value) {
    switch (value) {
      case Record message when json instanceof ObjectNode fields && !isOneValue(message) -> {
        for (RecordComponent part : message.getClass().getRecordComponents()) {
          extend(fields.get(part.getName()), valueOf(part, message));
        }
        fields.putObject(FIELD).putArray("with").add(1);
      }
      case List<?> list when json != null && json.isArray() && json.size() == list.size() -> {
        for (int i = 0; i < list.size(); i++) {
          extend(json.get(i), list.get(i));
        }
      }
      case Map<?, ?> map when json != null ->
          map.forEach((key, each) -> extend(json.get(String.valueOf(key)), each));
      case null, default -> {}
    }
  }

  private static boolean isOneValue(Record message) {
    return Arrays.stream(message.getClass().getMethods())
        .anyMatch(each -> each.isAnnotationPresent(JsonValue.class));
  }

  private static @Nullable Object valueOf(RecordComponent part, Record message) {
    try {
      return part.getAccessor().invoke(message);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }
}
