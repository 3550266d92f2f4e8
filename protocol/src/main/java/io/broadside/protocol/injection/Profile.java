package io.broadside.protocol.injection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** When users start: an injection profile as data, with a JSON form. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OpenProfile.class, name = "open"),
  @JsonSubTypes.Type(value = ClosedProfile.class, name = "closed")
})
public sealed interface Profile permits OpenProfile, ClosedProfile {

  /** How long it lasts, in seconds. */
  int seconds();

  /** One scenario's exact part of it. */
  Profile part(Shares shares, int scenario);
}
