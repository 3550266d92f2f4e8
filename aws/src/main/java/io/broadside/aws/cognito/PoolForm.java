package io.broadside.aws.cognito;

import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/**
 * The user names and attributes that a pool demands of its users.
 *
 * @param byEmail whether users are called by their e-mail address
 * @param attributes what each has to have, by name
 */
record PoolForm(boolean byEmail, Map<String, String> attributes) {

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("name", "Load test"),
          Map.entry("given_name", "Load"),
          Map.entry("family_name", "Test"),
          Map.entry("middle_name", "-"),
          Map.entry("nickname", "load test"),
          Map.entry("preferred_username", ""),
          Map.entry("profile", "https://example.com/"),
          Map.entry("picture", "https://example.com/"),
          Map.entry("website", "https://example.com/"),
          Map.entry("gender", "-"),
          Map.entry("birthdate", "2000-01-01"),
          Map.entry("zoneinfo", "Etc/UTC"),
          Map.entry("locale", "en-GB"),
          Map.entry("address", "-"),
          Map.entry("phone_number", "+12025550100"),
          Map.entry("updated_at", "0"));

  PoolForm {
    attributes = Map.copyOf(attributes);
  }

  static PoolForm of(PoolId id, UserPoolType pool) throws CognitoException {
    List<UsernameAttributeType> called = pool.usernameAttributes();
    boolean byEmail = called.contains(UsernameAttributeType.EMAIL);
    if (!called.isEmpty() && !byEmail) {
      throw new CognitoException(
          "The pool %s identifies its users by their phone numbers, which Broadside cannot make up. Test with a pool that takes user names or e-mail addresses."
              .formatted(id));
    }
    Map<String, String> wanted = new HashMap<>();
    for (SchemaAttributeType attribute : pool.schemaAttributes()) {
      String name = attribute.name();
      boolean asked = Boolean.TRUE.equals(attribute.required()) && !name.equals("sub");
      if (asked && !name.equals("email") && !USUAL.containsKey(name)) {
        throw new CognitoException(
            "The pool %s requires the attribute '%s' of each user, for which Broadside has no value. Test with a pool that does not require it."
                .formatted(id, name));
      }
      if (asked) {
        wanted.put(name, USUAL.getOrDefault(name, ""));
      }
    }
    return new PoolForm(byEmail, wanted);
  }

  /** The user name of a user in the pool. */
  String username(String user) {
    return byEmail ? user + UserSet.DOMAIN : user;
  }

  /** The attributes of a new user. */
  List<AttributeType> attributes(String user) {
    Map<String, String> all = new HashMap<>(attributes);
    all.computeIfPresent("preferred_username", (name, usual) -> user);
    if (byEmail || all.containsKey("email")) {
      all.put("email", user + UserSet.DOMAIN);
      all.put("email_verified", "true");
    }
    return all.entrySet().stream()
        .map(a -> AttributeType.builder().name(a.getKey()).value(a.getValue()).build())
        .toList();
  }

  /** The attribute by which users are looked up. */
  String lookedUpBy() {
    return byEmail ? "email" : "username";
  }
}
