package io.broadside.worker.gatling.injection;

import io.gatling.core.session.Session;

/** A user's ordinal, as a session attribute and as a part of its Gatling user id. */
public final class Ordinals {

  /** Session attribute, a {@code Long} from 0: the user's place, over the whole fleet. */
  public static final String ATTRIBUTE = "ordinal";

  private Ordinals() {}

  /** The number of a user, from 1, that no other user of the run has. */
  public static long userId(long ordinal, int population, int populations) {
    return ordinal * populations + population + 1;
  }

  /** The place of a session's user, even where the simulation has changed the attribute. */
  public static long of(Session session, int populations) {
    return (session.userId() - 1) / populations;
  }
}
