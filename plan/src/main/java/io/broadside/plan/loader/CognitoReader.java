package io.broadside.plan.loader;

import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.Cognito.Life;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.Optional;

/** Reads a data set of test users of Cognito. */
final class CognitoReader {

  private static final int MOST_USERS = 1_000_000;
  private static final String POOL = "[a-z]{2}(-[a-z]+)+-\\d_[0-9A-Za-z]{1,50}";
  private static final String SET = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?";

  private final PlanProblems problems;
  private final Values values;

  CognitoReader(PlanProblems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Of the fields of data, by that name. */
  Optional<Cognito> read(String data, FieldReader reader, Lives lives) {
    Life life = lives.of(data);
    Optional<String> pool = reader.parsed("cognito", CognitoReader::pool);
    Optional<Integer> users =
        reader
            .need("users", "how many there are, such as 1000")
            .flatMap(v -> values.whole(v, "'users'", 1, MOST_USERS));
    boolean byEmail = reader.parsed("called", CognitoReader::byEmail).orElse(false);
    Optional<Cognito.Client> client = reader.take("client").flatMap(this::client);
    boolean byPassword = reader.parsed("login", CognitoReader::byPassword).orElse(false);
    Optional<String> set = reader.parsed("set", CognitoReader::set);
    Optional<SecretSource> passwords = reader.parsed("passwords", SecretSource::parse);
    if (life == Life.KEPT && !(reader.has("set") && reader.has("passwords"))) {
      problems.add(
          reader.place(),
          "the plan does not say which users to log in: write the 'set' and 'passwords' that you"
              + " gave to ./broadside users create, or write 'before: create …' so that each run"
              + " creates its own users");
    }
    if (life != Life.KEPT && (reader.has("set") || reader.has("passwords"))) {
      problems.add(
          reader.place(),
          "each run creates its own users and passwords: leave out 'set' and 'passwords'");
    }
    if (reader.has("login") && client.isEmpty() && !reader.has("client")) {
      problems.add(reader.place(), "users log in through an app client: write its ID as 'client'");
    }
    return pool.flatMap(
        p ->
            users.map(
                u ->
                    new Cognito(
                        p,
                        u,
                        byEmail,
                        client
                            .map(c -> new Cognito.Client(c.id(), c.secret(), byPassword))
                            .orElse(null),
                        life,
                        lives.perSecond(data).orElse(null),
                        set.orElse(null),
                        passwords.orElse(null))));
  }

  private Optional<Cognito.Client> client(Yaml value) {
    if (!(value instanceof Yaml.Fields fields)) {
      return values
          .parsed(value, "'client'", CognitoReader::clientId)
          .map(id -> new Cognito.Client(id, null, false));
    }
    FieldReader reader = new FieldReader(fields, "'client'", problems);
    Optional<String> id =
        reader
            .need("id", "the ID of an app client of the pool")
            .flatMap(v -> values.parsed(v, "'id'", CognitoReader::clientId));
    Optional<SecretSource> secret = reader.parsed("secret", SecretSource::parse);
    reader.done();
    return id.map(i -> new Cognito.Client(i, secret.orElse(null), false));
  }

  private static String pool(String text) {
    if (!text.matches(POOL)) {
      throw new IllegalArgumentException(
          "'%s' is not the ID of a user pool: write one such as eu-central-1_AbCdEfGhI"
              .formatted(text));
    }
    return text;
  }

  private static String clientId(String text) {
    if (!text.matches("[\\w+]{1,128}")) {
      throw new IllegalArgumentException(
          "'%s' is not the ID of an app client: write one such as 1h57kf5cpq17m0eml12example"
              .formatted(text));
    }
    return text;
  }

  private static String set(String text) {
    if (!text.matches(SET)) {
      throw new IllegalArgumentException(
          "'%s' is not a name for a set of users: use at most 40 lowercase letters, digits and hyphens"
              .formatted(text));
    }
    return text;
  }

  private static Boolean byEmail(String word) {
    return switch (word) {
      case "by email" -> true;
      case "by name" -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is not valid for 'called': write 'by name' or 'by email', whichever the pool uses"
                  .formatted(word));
    };
  }

  private static Boolean byPassword(String word) {
    return switch (word) {
      case "password" -> true;
      case "srp" -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a way to log in: write srp or password, whichever the client allows"
                  .formatted(word));
    };
  }
}
