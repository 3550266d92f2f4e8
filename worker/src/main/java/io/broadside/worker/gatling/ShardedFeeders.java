package io.broadside.worker.gatling;

import io.gatling.core.action.FeedMessage;
import io.gatling.core.action.builder.FeedBuilder;
import io.gatling.core.action.builder.FeedBuilder$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.feeder.SourceFeederBuilder;
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
import scala.collection.mutable.Map;

/**
 * Puts dealt feeders in the place of those that the simulation flags with {@code shard()}, which
 * means nothing to the open-source Gatling. Gatling looks a feeder's actor up by its key before it
 * makes one.
 */
final class ShardedFeeders {

  private ShardedFeeders() {}

  /**
   * To be called before the scenarios are built.
   *
   * @param roots the population builders, from which every feed of the simulation can be reached
   * @param users known before the first of them feeds
   */
  static void install(
      Object roots, ActorRef<Controller.Command> controller, long seed, Users users) {
    Map<Object, ActorRef<FeedMessage>> instances =
        FeedBuilder$.MODULE$.io$gatling$core$action$builder$FeedBuilder$$Instances();
    for (FeedBuilder feed : feeds(roots)) {
      Object key = read(feed, "feederBuilderKey");
      if (read(feed, "feederBuilder") instanceof SourceFeederBuilder<?> builder
          && builder.options().shard()
          && !instances.contains(key)) {
        instances.put(key, new DealtFeeder(builder, instances.size(), controller, seed, users));
      }
    }
  }

  /** Every feed that can be reached through the fields of Gatling's and Scala's objects. */
  private static List<FeedBuilder> feeds(Object roots) {
    List<FeedBuilder> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(roots));
    while (!open.isEmpty()) {
      Object object = open.removeFirst();
      if (!seen.add(object)) {
        continue;
      }
      if (object instanceof FeedBuilder feed) {
        found.add(feed);
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

  private static Object read(FeedBuilder feed, String name) {
    try {
      Object value = value(FeedBuilder.class.getDeclaredField(name), feed);
      return java.util.Objects.requireNonNull(value);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this Gatling's FeedBuilder has no " + name, e);
    }
  }

  @org.jspecify.annotations.Nullable
  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }
}
