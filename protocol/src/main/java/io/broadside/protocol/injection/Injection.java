package io.broadside.protocol.injection;

/**
 * When the users of several scenarios start.
 *
 * @param profile when users start
 * @param shared whether scenarios share the profile by weight; else each has the whole of it
 */
public record Injection(Profile profile, boolean shared) {

  /** The injection profile of one scenario. */
  public Profile of(int scenario, Shares shares) {
    return shared ? profile.part(shares, scenario) : profile;
  }
}
