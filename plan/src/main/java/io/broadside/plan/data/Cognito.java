package io.broadside.plan.data;

import io.broadside.plan.connection.SecretSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Test users in a user pool of Cognito.
 *
 * @param pool its id
 * @param users how many there are
 * @param byEmail whether the pool calls them by their e-mail addresses
 * @param client by which app they are logged in; null where they are not
 * @param life who makes and deletes them
 * @param perSecond how many a run makes or deletes each second; null for what Cognito usually takes
 * @param set which users of the pool they are; null where each run makes its own
 * @param passwords the secret that their passwords are made of; null where each run makes its own
 */
public record Cognito(
    String pool,
    int users,
    boolean byEmail,
    @Nullable Client client,
    Life life,
    @Nullable Double perSecond,
    @Nullable String set,
    @Nullable SecretSource passwords)
    implements DataSource {

  /**
   * An app by which users log in.
   *
   * @param secret null where it has none
   * @param byPassword whether passwords are sent as they are, or by SRP
   */
  public record Client(String id, @Nullable SecretSource secret, boolean byPassword) {}

  /** Which of them a run makes and deletes itself. */
  public enum Life {
    /** They are there before a run, and after it. */
    KEPT,
    /** A run makes them. */
    CREATED,
    /** A run makes them, and deletes them at its end. */
    DELETED
  }

  /** The names that a record has values for. */
  public List<String> columns() {
    return client == null
        ? List.of("username", "password")
        : List.of("username", "password", "id_token", "access_token");
  }

  /** The same users of that set. */
  public Cognito in(String other) {
    return new Cognito(pool, users, byEmail, client, life, perSecond, other, passwords);
  }
}
