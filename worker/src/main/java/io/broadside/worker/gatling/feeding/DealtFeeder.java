package io.broadside.worker.gatling.feeding;

import io.broadside.worker.gatling.injection.Ordinals;
import io.broadside.worker.gatling.injection.Users;
import io.gatling.core.action.FeedMessage;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.feeder.FeederStrategy;
import io.gatling.core.feeder.SourceFeederBuilder;
import io.gatling.core.session.Session;
import io.gatling.core.session.SessionPrivateAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import scala.collection.immutable.Map;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Feeds record {@code k} to user {@code k}, whatever worker that user is on. A user that feeds
 * again takes the record as many places on as there are users in all, and so on: nobody gets
 * another's record. Where nobody can know how many users there are, in the closed model, it takes
 * its own record again. A queue that has no such record ends the run, as Gatling does.
 */
public final class DealtFeeder implements ActorRef<FeedMessage> {

  private final List<Map<String, Object>> records;
  private final boolean circular;
  private final String feeder;
  private final String fed;
  private final ActorRef<Controller.Command> controller;
  private final Users users;

  /**
   * Reads all records.
   *
   * @param number no other feeder of the simulation has it; names are shared by many
   */
  DealtFeeder(
      SourceFeederBuilder<?> builder,
      int number,
      ActorRef<Controller.Command> controller,
      long seed,
      Users users) {
    this.feeder = builder.name();
    this.fed = SessionPrivateAttributes.generatePrivateAttribute("fed." + number);
    this.controller = controller;
    this.users = users;
    FeederStrategy strategy = builder.options().strategy();
    // a queue reads all records in their order; the simulation's own order comes after that
    this.records = new ArrayList<>(CollectionConverters.asJava(builder.queue().readRecords()));
    if (strategy.toString().equals("Shuffle")) {
      Collections.shuffle(records, new Random(seed));
    }
    this.circular = strategy.toString().equals("Circular") || strategy.toString().equals("Random");
  }

  @Override
  public String name() {
    return feeder;
  }

  @Override
  public <T> scala.concurrent.Promise<T> replyPromise(FiniteDuration timeout) {
    throw new UnsupportedOperationException("nobody asks a feeder for a reply");
  }

  /** Nothing may be thrown: the caller is the user's event loop. */
  @Override
  public void $bang(FeedMessage message) {
    try {
      feed(message);
    } catch (RuntimeException e) {
      crash(e.toString());
    }
  }

  private void feed(FeedMessage message) {
    Session session = message.session();
    long round = session.contains(fed) ? (Long) session.attributes().apply(fed) : 0L;
    long ordinal = Ordinals.of(session, users.populations());
    int number = message.num().isDefined() ? (Integer) message.num().get() : 1;
    if (number <= 0) {
      crash("%d is not a valid number of records".formatted(number));
      return;
    }
    long first = (ordinal + round * users.in(session.scenario())) * number;
    if (!circular && first + number > records.size()) {
      crash(
          "feeder is now empty. It has %d records, and user %d needs record %d"
              .formatted(records.size(), ordinal, first + number - 1));
      return;
    }
    Session next = session.set(fed, round + 1);
    if (message.num().isEmpty()) {
      next = next.setAll(record(first));
    } else {
      for (String key : CollectionConverters.asJava(record(first).keys())) {
        List<Object> values = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
          values.add(record(first + i).apply(key));
        }
        next = next.set(key, values);
      }
    }
    message.next().$bang(next);
  }

  /** In Gatling's own words. */
  private void crash(String why) {
    controller.$bang(
        new io.gatling.core.controller.Controller$Command$Crash(
            new IllegalStateException(
                "Feeder %s crashed: %s. Stopping engine".formatted(feeder, why))));
  }

  private Map<String, Object> record(long index) {
    return records.get((int) (index % records.size()));
  }
}
