package io.broadside.aws.cognito;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Test users that belong together. Their names have a mark, by which they are found again: {@code
 * broadside-NAME-000017}.
 *
 * @param name small letters, digits and hyphens
 */
public record UserSet(String name) implements Comparable<UserSet> {

  /** The prefix of every test user's name. */
  public static final String MARK = "broadside-";

  /**
   * Where users live who are called by e-mail: reserved for examples (RFC 2606), no mail arrives.
   */
  public static final String DOMAIN = "@example.com";

  /** An e-mail address has at most 64 characters before the @. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  private static final Pattern USER =
      Pattern.compile(MARK + "(.+)-(\\d{6,9}|claim)(?:@example\\.com)?");

  /** Refuses a name that is none; the message is a sentence. */
  public UserSet {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a name for a set of users: use at most 40 lowercase letters, digits and hyphens"
              .formatted(name));
    }
  }

  /**
   * One of its users, by name.
   *
   * @param number from 0
   */
  public String user(long number) {
    return String.format(Locale.ROOT, "%s%s-%06d", MARK, name, number);
  }

  /** The name of a special user in the pool that marks the set as claimed by a run. */
  String claim() {
    return MARK + name + "-claim";
  }

  /** What the names of all its users begin with, and maybe those of others, too. */
  String prefix() {
    return MARK + name + "-";
  }

  /** The number of a user; empty for that of another set, and for a claim. */
  OptionalLong number(String user) {
    Matcher known = USER.matcher(user);
    return known.matches() && known.group(1).equals(name) && !known.group(2).equals("claim")
        ? OptionalLong.of(Long.parseLong(known.group(2)))
        : OptionalLong.empty();
  }

  /** The set that a user belongs to; null where it has no mark. */
  static @Nullable UserSet of(String user) {
    Matcher known = USER.matcher(user);
    return known.matches() && NAME.matcher(known.group(1)).matches()
        ? new UserSet(known.group(1))
        : null;
  }

  @Override
  public int compareTo(UserSet other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
