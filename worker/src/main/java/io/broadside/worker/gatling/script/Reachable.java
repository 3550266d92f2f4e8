package io.broadside.worker.gatling.script;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects that a simulation is made of, through the fields of Gatling's and Scala's
 * objects.
 */
public final class Reachable {

  private Reachable() {}

  /** Every object of that type, but for those within another one. */
  public static <T> List<T> from(Object roots, Class<T> type) {
    List<T> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(roots));
    while (!open.isEmpty()) {
      Object object = open.removeFirst();
      if (!seen.add(object)) {
        continue;
      }
      if (type.isInstance(object)) {
        found.add(type.cast(object));
      } else if (object instanceof Object[] array) {
        addAll(open, List.of(array));
      } else if (object instanceof Collection<?> collection) {
        addAll(open, collection);
      } else if (object instanceof java.util.Map<?, ?> map) {
        addAll(open, map.values());
      } else if (isWorthALook(object.getClass())) {
        fields(object, open);
      }
    }
    return found;
  }

  private static boolean isWorthALook(Class<?> type) {
    String name = type.getName();
    return name.startsWith("io.gatling.core.structure")
        || name.startsWith("io.gatling.core.action")
        || name.startsWith("io.gatling.core.scenario")
        || name.startsWith("io.gatling.http.action")
        || name.startsWith("io.gatling.javaapi")
        || name.startsWith("scala.");
  }

  private static void fields(Object object, Deque<Object> open) {
    for (Class<?> type = object.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          Object value = value(field, object);
          if (value != null) {
            open.addLast(value);
          }
        }
      }
    }
  }

  private static void addAll(Deque<Object> open, Collection<?> values) {
    for (Object value : values) {
      if (value != null) {
        open.addLast(value);
      }
    }
  }

  /** The value of a field, even of a private one. */
  public static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }
}
