package io.broadside.controller;

import io.broadside.controller.api.Live;
import io.broadside.controller.report.Moment;

/** A run as the API shows it. */
public final class Shown {

  private Shown() {}

  /** The view of a moment. */
  public static Live live(Moment moment) {
    return Live.of(moment.run(), moment.second(), moment.seconds(), moment.unkept());
  }
}
