package io.broadside.plan.phase;

import io.broadside.protocol.injection.Injection;
import java.util.List;

/**
 * The load of all scenarios together.
 *
 * @param injection when users start
 * @param spans when each phase is, in their order
 */
public record Load(Injection injection, List<Span> spans) {

  /** Copies the list. */
  public Load {
    spans = List.copyOf(spans);
  }
}
