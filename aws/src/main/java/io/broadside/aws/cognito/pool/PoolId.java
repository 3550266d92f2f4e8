package io.broadside.aws.cognito.pool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user pool.
 *
 * @param region such as {@code eu-central-1}
 * @param name what follows the region in its id
 */
public record PoolId(String region, String name) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]{2}(?:-[a-z]+)+-\\d)_([0-9A-Za-z]{1,50})");

  /**
   * Reads {@code eu-central-1_AbCdEfGhI}.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static PoolId parse(String text) {
    Matcher id = FORM.matcher(text);
    if (!id.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the ID of a user pool: write one such as eu-central-1_AbCdEfGhI"
              .formatted(text));
    }
    return new PoolId(id.group(1), id.group(2));
  }

  @Override
  public String toString() {
    return region + "_" + name;
  }
}
