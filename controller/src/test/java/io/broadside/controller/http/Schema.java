package io.broadside.controller.http;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What JSON Schema says of records, read from the records themselves; what may be given as null is
 * not required.
 *
 * @param found every schema that was met, by its name
 */
record Schema(Map<String, JsonNode> found) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Of a schema, what a record can know. */
  static JsonNode bare(JsonNode schema) {
    ObjectNode bare = schema.deepCopy();
    bare.remove(List.of("description", "additionalProperties"));
    bare.path("properties").forEach(p -> ((ObjectNode) p).remove(List.of("description")));
    return bare;
  }

  /** The schema of a type, or a reference to it. */
  JsonNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? JSON.objectNode().put("type", "array").set("items", of(of[0]))
          : JSON.objectNode().put("type", "object").set("additionalProperties", of(of[1]));
    }
    Class<?> plain = (Class<?>) type;
    return switch (plain.getSimpleName()) {
      case "String" -> JSON.objectNode().put("type", "string");
      case "boolean", "Boolean" -> JSON.objectNode().put("type", "boolean");
      case "int", "Integer" -> JSON.objectNode().put("type", "integer").put("format", "int32");
      case "long", "Long" -> JSON.objectNode().put("type", "integer").put("format", "int64");
      case "double", "Double" -> JSON.objectNode().put("type", "number");
      default -> standsForItsValue(plain) ? of(value(plain)) : reference(plain);
    };
  }

  private static boolean standsForItsValue(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(c -> c.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static Type value(Class<?> type) {
    return type.getRecordComponents()[0].getGenericType();
  }

  private JsonNode reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!found.containsKey(name)) {
      found.put(name, JSON.nullNode());
      found.put(name, type.isEnum() ? choice(type) : fields(type));
    }
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static JsonNode choice(Class<?> type) {
    ObjectNode choice = JSON.objectNode().put("type", "string");
    Arrays.stream(type.getEnumConstants())
        .forEach(c -> choice.withArray("enum").add(((Enum<?>) c).name()));
    return choice;
  }

  private JsonNode fields(Class<?> type) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    RecordComponent[] fields = type.getRecordComponents();
    AnnotatedType[] given =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> c.getParameterCount() == fields.length)
            .findFirst()
            .orElseThrow()
            .getAnnotatedParameterTypes();
    for (int i = 0; i < fields.length; i++) {
      if (!isNullable(given[i])) {
        schema.withArray("required").add(fields[i].getName());
      }
    }
    for (RecordComponent field : fields) {
      schema.withObjectProperty("properties").set(field.getName(), of(field.getGenericType()));
    }
    return schema;
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
