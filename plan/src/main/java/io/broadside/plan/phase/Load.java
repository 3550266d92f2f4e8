package io.broadside.plan.phase;

import io.broadside.protocol.injection.Profile;
import io.broadside.protocol.injection.Shares;
import java.util.List;

/**
 * What all scenarios together start.
 *
 * @param profile when users start
 * @param spans when each phase is, in their order
 * @param shared whether scenarios share the profile by weight; else each has the whole of it
 */
public record Load(Profile profile, List<Span> spans, boolean shared) {

  /** Copies the list. */
  public Load {
    spans = List.copyOf(spans);
  }

  /** What one scenario starts. */
  public Profile of(int scenario, Shares shares) {
    return shared ? profile.part(shares, scenario) : profile;
  }
}
