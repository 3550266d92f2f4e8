package io.broadside.worker.scenario.data;

import io.broadside.plan.data.Generator;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Gives a user random values. */
record Generation(Map<String, Generator> columns) implements Function<Session, Session> {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @Override
  public Session apply(Session session) {
    Session next = session;
    for (Map.Entry<String, Generator> column : columns.entrySet()) {
      next = next.set(column.getKey(), value(column.getValue()));
    }
    return next;
  }

  private static Object value(Generator generator) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return switch (generator) {
      case Generator.Whole g -> random.nextLong(g.least(), g.most() + 1);
      case Generator.Uuid g -> UUID.randomUUID().toString();
      case Generator.Letters g -> letters(random, g.length());
      case Generator.OneOf g -> g.texts().get(random.nextInt(g.texts().size()));
    };
  }

  private static String letters(ThreadLocalRandom random, int length) {
    return random
        .ints(length, 0, LETTERS.length())
        .map(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
