package io.broadside.worker.gatling;

/** How a user knows its place in its population. */
final class Ordinals {

  /** Session attribute, a {@code Long} from 0: the user's place, over the whole fleet. */
  static final String ATTRIBUTE = "ordinal";

  private Ordinals() {}
}
