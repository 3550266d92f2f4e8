package io.broadside.controller.conductor.plan;

import io.broadside.controller.run.Spec;
import io.broadside.plan.phase.Load;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.injection.Shares;
import java.util.Optional;

/**
 * A run request, checked and turned into a {@link Spec}.
 *
 * @param spec of the run
 * @param bundle the very files that the plan names by their digest; empty where it needs none
 * @param load when its users start; empty where only a worker can find that out
 * @param shares of a plan's scenarios; empty where only a worker can find them out
 */
public record Planned(
    Spec spec, Optional<Bundle> bundle, Optional<Load> load, Optional<Shares> shares) {}
