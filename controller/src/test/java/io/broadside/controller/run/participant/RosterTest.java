package io.broadside.controller.run.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Said;
import io.broadside.controller.ownership.Crew;
import io.broadside.protocol.status.EnginePhase;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {

  private final Roster roster = new Roster();

  /** The run may have two workers. */
  @Test
  void aNewcomerWhoseNameSortsFirstDoesNotDisplaceWhoOwnsSlots() {
    roster.heard(Said.by("a").in(EnginePhase.PREPARED).status());
    roster.heard(Said.by("b").status());
    roster.heard(Said.by("c").status());

    assertThat(crew().willing()).containsExactly("b", "c");

    roster.heard(Said.by("b").leaving().status());

    assertThat(crew().willing()).containsExactly("c", "a");
    assertThat(crew().leaving()).containsExactly("b");
  }

  private Crew crew() {
    return roster.crew(Set.of(), 2, i -> !i.equals("a"), p -> true);
  }
}
