package io.broadside.controller;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.report.Moment;

/** A run as the API shows it. */
public final class Shown {

  private Shown() {}

  /** The view of a moment. */
  public static Live live(Moment moment) {
    RunView run = RunView.of(moment.run(), moment.awaited(), moment.unkept(), null);
    return Live.of(moment.run(), run, moment.second(), moment.seconds());
  }
}
