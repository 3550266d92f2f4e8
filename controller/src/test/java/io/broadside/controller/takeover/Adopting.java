package io.broadside.controller.takeover;

import java.util.Optional;

/** Lets another package's tests take a run over step by step. */
public final class Adopting {

  private Adopting() {}

  /** Takes the next step of an adoption. */
  public static Optional<Adopted> step(Adoption adoption) {
    return adoption.step();
  }
}
