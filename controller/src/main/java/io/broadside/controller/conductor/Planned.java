package io.broadside.controller.conductor;

import io.broadside.controller.run.Spec;
import io.broadside.protocol.bundle.Bundle;
import java.util.Optional;

/**
 * What a request comes to.
 *
 * @param spec of the run
 * @param bundle the very files that the plan names by their digest; empty where it needs none
 */
record Planned(Spec spec, Optional<Bundle> bundle) {}
