package io.broadside.plan.phase;

import java.util.List;

/** Reads a whole load from text: its phases, or its shape. */
public final class LoadText {

  private LoadText() {}

  /**
   * Reads the phases of a load, such as {@code ramp to 500/s in 1m}, or its one shape, such as
   * {@code smoke}. The phases are called {@code phase 1} and so on.
   *
   * @throws IllegalArgumentException if they are none, or do not fit together; the message is a
   *     sentence
   */
  public static Load parse(List<String> phases) {
    if (phases.size() == 1 && ShapeText.isNamed(phases.getFirst())) {
      return ShapeText.parse(phases.getFirst());
    }
    LoadBuilder load = new LoadBuilder();
    for (String phase : phases) {
      load.add("phase " + (load.size() + 1), PhaseText.parse(phase));
    }
    return load.build();
  }
}
