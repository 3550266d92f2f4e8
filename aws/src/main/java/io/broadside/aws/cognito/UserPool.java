package io.broadside.aws.cognito;

import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.Patience;
import io.broadside.aws.cognito.pool.PoolId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * A user pool, with the calls of its administrator. A call that Cognito throttles is tried again,
 * with growing pauses. Thread-safe.
 */
final class UserPool implements AutoCloseable {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(60));
  private static final int PAGE = 60;

  private final PoolId id;
  private final CognitoIdentityProviderClient client;
  private volatile @Nullable PoolForm form;

  private UserPool(PoolId id, CognitoIdentityProviderClient client) {
    this.id = id;
    this.client = client;
  }

  /** With the credentials that the SDK finds. Nothing is asked yet. */
  static UserPool open(PoolId id) {
    return new UserPool(id, PATIENCE.with(id).build());
  }

  PoolId id() {
    return id;
  }

  /** Makes a user who cannot log in yet, and is told nothing; whether there was none before. */
  boolean create(String user, String note) throws CognitoException {
    PoolForm known = form();
    List<AttributeType> attributes = new ArrayList<>(known.attributes(user));
    if (!note.isEmpty()) {
      attributes.removeIf(a -> a.name().equals("nickname"));
      attributes.add(AttributeType.builder().name("nickname").value(note).build());
    }
    return ask(
        () -> {
          try {
            client.adminCreateUser(
                r ->
                    r.userPoolId(id.toString())
                        .username(known.username(user))
                        .userAttributes(attributes)
                        .messageAction(MessageActionType.SUPPRESS));
            return true;
          } catch (UsernameExistsException e) {
            return false;
          }
        });
  }

  /** From now on, a user can log in with that password. */
  void setPassword(String user, String password) throws CognitoException {
    String username = form().username(user);
    ask(
        () ->
            client.adminSetUserPassword(
                r ->
                    r.userPoolId(id.toString())
                        .username(username)
                        .password(password)
                        .permanent(true)));
  }

  /** Deletes a user; it is no error if the user is gone already. */
  void delete(TestUser user) throws CognitoException {
    ask(
        () -> {
          try {
            client.adminDeleteUser(r -> r.userPoolId(id.toString()).username(user.username()));
            return true;
          } catch (UserNotFoundException e) {
            return false;
          }
        });
  }

  /** All users whose names begin with the prefix. */
  List<TestUser> find(String prefix) throws CognitoException {
    String by = form().lookedUpBy();
    return ask(
        () ->
            client
                .listUsersPaginator(
                    r ->
                        r.userPoolId(id.toString())
                            .limit(PAGE)
                            .filter("%s ^= \"%s\"".formatted(by, prefix)))
                .users()
                .stream()
                .map(u -> user(u, by))
                .toList());
  }

  private static TestUser user(UserType found, String by) {
    String name = by.equals("username") ? found.username() : attribute(found, by);
    return new TestUser(
        found.username(),
        name.replaceFirst("@.*", ""),
        found.userStatus() == UserStatusType.CONFIRMED,
        found.userCreateDate(),
        attribute(found, "nickname"));
  }

  private static String attribute(UserType user, String name) {
    return user.attributes().stream()
        .filter(a -> a.name().equals(name))
        .map(AttributeType::value)
        .findFirst()
        .orElse("");
  }

  boolean isByEmail() throws CognitoException {
    return form().byEmail();
  }

  private PoolForm form() throws CognitoException {
    PoolForm known = form;
    if (known == null) {
      known =
          PoolForm.of(
              id, ask(() -> client.describeUserPool(r -> r.userPoolId(id.toString())).userPool()));
      form = known;
    }
    return known;
  }

  private <T> T ask(Supplier<T> call) throws CognitoException {
    try {
      return call.get();
    } catch (SdkException e) {
      throw CognitoException.of(id, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
