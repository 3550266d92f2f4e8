package io.broadside.controller.users;

import io.broadside.aws.cognito.Cost;
import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.TestUsers;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.Cognito.Life;
import io.broadside.plan.data.RunUsers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The test users that a run gets.
 *
 * @param properties of the run; say which users it has
 * @param secrets of the run; what the passwords of its own users are made of
 * @param notes what its maker should know of them, in whole sentences
 */
public record Assigned(
    Map<String, String> properties, Map<String, String> secrets, List<String> notes) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int RANDOM = 1 << 24;

  /**
   * Those of a plan: a set that is there, or one of the run's own, of a name that no other run has.
   *
   * @param users by the name of the data
   */
  public static Assigned of(Map<String, Cognito> users, long nowMillis) {
    Map<String, String> properties = new HashMap<>();
    Map<String, String> secrets = new HashMap<>();
    List<String> notes = new ArrayList<>();
    users.forEach(
        (data, wanted) -> {
          String set = wanted.set() == null ? newSet(nowMillis) : wanted.set();
          RunUsers own =
              new RunUsers(
                  data,
                  wanted.pool(),
                  set,
                  wanted.users(),
                  wanted.byEmail(),
                  wanted.life(),
                  Objects.requireNonNullElse(wanted.perSecond(), TestUsers.USUAL_RATE));
          properties.put(own.property(), own.value());
          if (wanted.life() != Life.KEPT) {
            secrets.put(RunUsers.passwords(data), Passwords.newSecret());
            notes.add(note(own));
          }
        });
    return new Assigned(properties, secrets, notes);
  }

  private static String newSet(long nowMillis) {
    return "run-%s-%06x"
        .formatted(
            STAMP.format(Instant.ofEpochMilli(nowMillis)),
            ThreadLocalRandom.current().nextInt(RANDOM));
  }

  private static String note(RunUsers users) {
    return "Test users '%s' in the pool %s: %s %s"
        .formatted(
            users.set(),
            users.pool(),
            new Cost(users.users(), users.perSecond()).sentence(),
            users.life() == Life.DELETED
                ? "They are deleted at the run's end."
                : "They stay after the run. Write 'after: delete %s' in the plan to delete them."
                    .formatted(users.data()));
  }
}
