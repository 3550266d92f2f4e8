package io.broadside.worker.gatling.feeding;

import io.broadside.worker.gatling.injection.Users;
import io.broadside.worker.gatling.script.Reachable;
import io.gatling.core.action.FeedMessage;
import io.gatling.core.action.builder.FeedBuilder;
import io.gatling.core.action.builder.FeedBuilder$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.feeder.SourceFeederBuilder;
import scala.collection.mutable.Map;

/**
 * Puts dealt feeders in the place of those that the simulation flags with {@code shard()}, which
 * means nothing to the open-source Gatling. Gatling looks a feeder's actor up by its key before it
 * makes one.
 */
public final class ShardedFeeders {

  private ShardedFeeders() {}

  /**
   * To be called before the scenarios are built.
   *
   * @param roots the population builders, from which every feed of the simulation can be reached
   * @param users known before the first of them feeds
   */
  public static void install(
      Object roots, ActorRef<Controller.Command> controller, long seed, Users users) {
    Map<Object, ActorRef<FeedMessage>> instances =
        FeedBuilder$.MODULE$.io$gatling$core$action$builder$FeedBuilder$$Instances();
    for (FeedBuilder feed : Reachable.from(roots, FeedBuilder.class)) {
      Object key = read(feed, "feederBuilderKey");
      if (read(feed, "feederBuilder") instanceof SourceFeederBuilder<?> builder
          && builder.options().shard()
          && !instances.contains(key)) {
        instances.put(key, new DealtFeeder(builder, instances.size(), controller, seed, users));
      }
    }
  }

  private static Object read(FeedBuilder feed, String name) {
    try {
      Object value = Reachable.value(FeedBuilder.class.getDeclaredField(name), feed);
      return java.util.Objects.requireNonNull(value);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this Gatling's FeedBuilder has no " + name, e);
    }
  }
}
